import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import type { Actor } from "@/lib/permission/actor";
import type { Settings } from "./setting";

/**
 * Writes the given settings inside the transaction of the caller. Who may is decided there: the set-up
 * and the sample are the only callers until the settings page exists.
 */
export async function changeSettings(
	actor: Actor,
	tx: Prisma.TransactionClient,
	settings: Partial<Settings>,
): Promise<void> {
	for (const [key, value] of Object.entries(settings)) {
		await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
	}
	await recordChange(actor, tx, { kind: "settings-changed" });
}

import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import type { UserActor } from "@/lib/permission/actor";
import { SETTING_NAMES, type SettingKey, type Settings, settingsFromRows } from "./setting";

/**
 * Writes the settings that differ from what stands, inside the transaction of the caller, keeps them before and after
 * as a version and records the change. Who may is decided by the caller: the verb of the settings page, the set-up, the sample.
 */
export async function writeSettings(
	actor: UserActor,
	tx: Prisma.TransactionClient,
	settings: Partial<Settings>,
	{ at }: { at?: Date } = {},
): Promise<void> {
	const standing = settingsFromRows(await tx.setting.findMany());
	const changed = (Object.keys(SETTING_NAMES) as SettingKey[]).filter(
		(key) => settings[key] !== undefined && JSON.stringify(settings[key]) !== JSON.stringify(standing[key]),
	);
	if (changed.length === 0) return;
	const [before, after] = [pick(standing, changed), pick(settings, changed)];
	for (const [key, value] of Object.entries(after)) {
		await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
	}
	const { id: actorId, name: actorName } = actor;
	await tx.settingVersion.create({ data: { actorId, actorName, before, after, ...(at && { createdAt: at }) } });
	const entryTitle = changed.map((key) => SETTING_NAMES[key]).join(", ");
	await recordChange(actor, tx, { kind: "settings-changed", entryTitle, ...(at && { at }) });
}

function pick(settings: Partial<Settings>, keys: readonly SettingKey[]): Record<string, Prisma.InputJsonValue> {
	return Object.fromEntries(
		keys.flatMap((key): [string, Prisma.InputJsonValue][] => {
			const value = settings[key];
			return value === undefined ? [] : [[key, value]];
		}),
	);
}

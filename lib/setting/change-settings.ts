import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { inTransaction } from "@/lib/platform/db";
import { type SettingProblem, settingProblems } from "./setting-problem";
import { writeSettings } from "./write-settings";

/** Any number that no other lock of the wiki has. */
const SETTINGS_LOCK = 7_331_005;

export type ChangeSettingsOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: "settings-changed" | DenialReason }
	| { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly SettingProblem[] };

/**
 * Changes what a community decides about its wiki. `versionId` is the version that was looked at (0 before the first):
 * another one in between refuses the whole. What does not differ is not written.
 */
export async function changeSettings(
	actor: Actor,
	{ versionId, settings }: { versionId: number; settings: unknown },
): Promise<ChangeSettingsOutcome> {
	const right = can(actor, "change-settings");
	if (!right.allowed) return { ok: false, problem: right.reason };
	if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
	return inTransaction(async (tx): Promise<ChangeSettingsOutcome> => {
		await tx.$executeRaw`select pg_advisory_xact_lock(${SETTINGS_LOCK})`;
		const last = await tx.settingVersion.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
		if ((last?.id ?? 0) !== versionId) return { ok: false, problem: "settings-changed" };
		const tiers = await tx.continuityTier.findMany({ select: { key: true } });
		const checked = settingProblems(
			settings,
			tiers.map(({ key }) => key),
		);
		if (!checked.ok) return { ok: false, problem: "invalid", issues: checked.issues };
		await writeSettings(actor, tx, checked.settings);
		return { ok: true };
	});
}

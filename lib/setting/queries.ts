import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { type SettingDifference, settingDifferences } from "./describe-setting";
import { type Settings, settingsFromRows } from "./setting";

/** The settings of the wiki, defaults included. Public: every reader sees what they say. */
export async function getSettings(): Promise<Settings> {
	return settingsFromRows(await db.setting.findMany());
}

export interface SettingVersion {
	readonly id: number;
	readonly actorName: string;
	readonly createdAt: Date;
	readonly differences: readonly SettingDifference[];
}

/** What became of the settings, the newest change first. */
export async function listSettingVersions(_viewer: Actor): Promise<SettingVersion[]> {
	const rows = await db.settingVersion.findMany({ orderBy: { id: "desc" }, take: 200 });
	return rows.map(({ id, actorName, createdAt, before, after }) => ({
		id,
		actorName,
		createdAt,
		differences: settingDifferences(before, after),
	}));
}

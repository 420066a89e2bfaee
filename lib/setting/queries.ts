import "server-only";
import { db } from "@/lib/platform/db";
import { type Settings, settingsFromRows } from "./setting";

/** The settings of the wiki, defaults included. Public: every reader sees what they say. */
export async function getSettings(): Promise<Settings> {
	return settingsFromRows(await db.setting.findMany());
}

import "server-only";
import { db } from "@/lib/platform/db";
import { EDITING_KEPT_MS } from "./editing";

/** Removes the notes of editors that went away without a word. */
export async function sweepEditing(now: Date): Promise<void> {
	await db.editorPresence.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - EDITING_KEPT_MS) } } });
}

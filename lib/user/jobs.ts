import "server-only";
import { db } from "@/lib/platform/db";
import { SESSION_IDLE_MS } from "./session";

/** Removes sessions that open nothing any more. */
export async function sweepSessions(now: Date): Promise<void> {
	const idleSince = new Date(now.getTime() - SESSION_IDLE_MS);
	await db.session.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { lastSeenAt: { lt: idleSince } }] } });
}

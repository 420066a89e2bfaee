import "server-only";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { hashToken } from "./session-token";

/** Signs one browser out. Whoever holds the token may; a token that opens nothing is signed out already. */
export async function signOut(token: string): Promise<void> {
	await db.session.deleteMany({ where: { tokenHash: hashToken(token) } });
}

/** Signs the actor out of every browser, this one included. */
export async function signOutEverywhere(actor: UserActor): Promise<void> {
	await db.session.deleteMany({ where: { userId: actor.id } });
}

/** Ends one of the actor's own sessions. Somebody else's is "not-found", like one that does not exist. */
export async function revokeSession(
	actor: UserActor,
	sessionId: number,
): Promise<{ ok: true } | { ok: false; problem: "not-found" }> {
	const { count } = await db.session.deleteMany({ where: { id: sessionId, userId: actor.id } });
	return count > 0 ? { ok: true } : { ok: false, problem: "not-found" };
}

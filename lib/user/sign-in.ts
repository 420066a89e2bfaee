import "server-only";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { addressBucket } from "@/lib/platform/client-address";
import { db } from "@/lib/platform/db";
import { verifyPassword } from "@/lib/platform/password";
import { countAttempt, forgetAttempt, type RateRule } from "@/lib/platform/rate-limit";
import { SIGN_IN_CLIENT, SIGN_IN_NAME, SIGN_IN_PAIR } from "./attempt-limits";
import { createSession, type NewSession } from "./create-session";
import { nameKey } from "./name";
import { MAX_PASSWORD_BYTES } from "./password-rule";
import { findActorById } from "./queries";
import type { SignInInput } from "./schema";
import { hashToken } from "./session-token";
import type { RequestOrigin } from "./user";

export type SignInOutcome =
	| { readonly ok: true; readonly user: UserActor; readonly session: NewSession }
	| { readonly ok: false; readonly problem: "wrong-credentials" }
	| { readonly ok: false; readonly problem: "rate-limited"; readonly retryAfterSeconds: number };

/**
 * Signs in with a password. Attempts are counted before the password is looked at, so that a burst of
 * parallel guesses counts in full, and taken back when it was right. An unknown name, an account without
 * a password and a wrong password get one answer after the same work.
 */
export async function signIn(_actor: Actor, input: SignInInput, origin: RequestOrigin): Promise<SignInOutcome> {
	const key = nameKey(input.name);
	const client = addressBucket(origin.client);
	// The name may be long and hostile; its hash is neither.
	const nameHash = hashToken(key).slice(0, 32);
	const limits: readonly (readonly [string, RateRule])[] = [
		[`sign-in:${client}:${nameHash}`, SIGN_IN_PAIR],
		[`sign-in:${client}`, SIGN_IN_CLIENT],
		[`sign-in-name:${nameHash}`, SIGN_IN_NAME],
	];
	for (const [bucket, rule] of limits) {
		const attempt = await countAttempt(bucket, rule);
		if (!attempt.ok) return { ok: false, problem: "rate-limited", retryAfterSeconds: attempt.retryAfterSeconds };
	}
	const user = await db.user.findUnique({ where: { nameKey: key }, select: { id: true, passwordHash: true } });
	const isTooLong = new TextEncoder().encode(input.password).length > MAX_PASSWORD_BYTES;
	const matches = await verifyPassword(user?.passwordHash ?? null, isTooLong ? "" : input.password);
	if (!user || !matches || isTooLong) return { ok: false, problem: "wrong-credentials" };
	await Promise.all(limits.map(([bucket]) => forgetAttempt(bucket)));
	const session = await createSession(db, {
		userId: user.id,
		userAgent: origin.userAgent,
		replacesToken: origin.currentToken ?? null,
	});
	const actor = await findActorById(db, user.id);
	if (!actor) throw new Error("The user vanished while signing in");
	return { ok: true, user: actor, session };
}

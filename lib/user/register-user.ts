import "server-only";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { addressBucket } from "@/lib/platform/client-address";
import { db, inTransaction } from "@/lib/platform/db";
import { hashPassword } from "@/lib/platform/password";
import { countAttempt } from "@/lib/platform/rate-limit";
import { SIGN_UP_CLIENT } from "./attempt-limits";
import { createUser } from "./create-user";
import { parseEmail } from "./email";
import { checkNewAccount, type FieldIssue, fieldIssue } from "./field-issue";
import { nameKey } from "./name";
import type { RegisterInput } from "./schema";
import type { RequestOrigin } from "./user";

export type RegisterOutcome =
	| { readonly ok: true; readonly user: UserActor }
	| { readonly ok: false; readonly problem: "name-taken" }
	| { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly FieldIssue[] }
	| { readonly ok: false; readonly problem: "rate-limited"; readonly retryAfterSeconds: number }
	| { readonly ok: false; readonly problem: DenialReason };

/** Makes an account with a password. It does not sign anybody in. */
export async function registerUser(
	actor: Actor,
	input: RegisterInput,
	origin: RequestOrigin,
): Promise<RegisterOutcome> {
	const decision = can(actor, "register");
	if (!decision.allowed) return { ok: false, problem: decision.reason };
	// A look-alike of somebody's name is "taken" before it is anything else.
	const isTaken = await db.user.findUnique({ where: { nameKey: nameKey(input.name) }, select: { id: true } });
	const checked = checkNewAccount(input, "refused");
	const issues = checked.issues.filter(({ path }) => path !== "name" || !isTaken);
	const email = input.email?.trim() ? parseEmail(input.email) : undefined;
	if (email === null) issues.push(fieldIssue("email", "email-invalid"));
	if (issues.length > 0) return { ok: false, problem: "invalid", issues };
	if (isTaken) return { ok: false, problem: "name-taken" };
	const attempt = await countAttempt(`sign-up:${addressBucket(origin.client)}`, SIGN_UP_CLIENT);
	if (!attempt.ok) return { ok: false, problem: "rate-limited", retryAfterSeconds: attempt.retryAfterSeconds };
	const passwordHash = await hashPassword(input.password);
	const user = await inTransaction((tx) =>
		createUser(tx, { name: checked.name, key: checked.key, passwordHash, email: email ?? null }),
	);
	return user ? { ok: true, user } : { ok: false, problem: "name-taken" };
}

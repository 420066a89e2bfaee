import "server-only";
import { timingSafeEqual } from "node:crypto";
import { recordChange } from "@/lib/change/record-change";
import type { UserActor } from "@/lib/permission/actor";
import { addressBucket } from "@/lib/platform/client-address";
import { db, inTransaction } from "@/lib/platform/db";
import { hashPassword } from "@/lib/platform/password";
import { countAttempt } from "@/lib/platform/rate-limit";
import { writeSettings } from "@/lib/setting/write-settings";
import { SET_UP_CLIENT } from "./attempt-limits";
import { createUser } from "./create-user";
import { checkNewAccount, type FieldIssue, fieldIssue } from "./field-issue";
import type { SetUpInput } from "./schema";
import { hashToken, newToken } from "./session-token";
import type { RequestOrigin } from "./user";

// Beside the settings of the community, which do not know this key and pass it over.
const TOKEN_KEY = "set-up-token";

/**
 * Makes the one-time token of a wiki that nobody owns yet and answers the path of its set-up page, to be
 * printed where only the operator reads; null once there is an admin. Each call voids the token before.
 */
export async function prepareSetUp(): Promise<string | null> {
	if ((await db.groupMembership.count({ where: { group: "admin" } })) > 0) return null;
	const token = newToken();
	const value = hashToken(token);
	await db.setting.upsert({ where: { key: TOKEN_KEY }, create: { key: TOKEN_KEY, value }, update: { value } });
	return `/setup?token=${token}`;
}

/** Whether this token opens the set-up page now. */
export async function isSetUpToken(token: string): Promise<boolean> {
	const row = await db.setting.findUnique({ where: { key: TOKEN_KEY } });
	if (typeof row?.value !== "string") return false;
	const [expected, given] = [Buffer.from(row.value), Buffer.from(hashToken(token))];
	return expected.length === given.length && timingSafeEqual(expected, given);
}

export type SetUpOutcome =
	| { readonly ok: true; readonly user: UserActor }
	| { readonly ok: false; readonly problem: "token-invalid" }
	| { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly FieldIssue[] }
	| { readonly ok: false; readonly problem: "rate-limited"; readonly retryAfterSeconds: number };

/**
 * Names the wiki and makes its first admin. The authority is the token, which works once: taking it and
 * making the account are one transaction.
 */
export async function setUpWiki(input: SetUpInput, origin: RequestOrigin): Promise<SetUpOutcome> {
	const attempt = await countAttempt(`set-up:${addressBucket(origin.client)}`, SET_UP_CLIENT);
	if (!attempt.ok) return { ok: false, problem: "rate-limited", retryAfterSeconds: attempt.retryAfterSeconds };
	if (!(await isSetUpToken(input.token))) return { ok: false, problem: "token-invalid" };
	const { issues, name, key } = checkNewAccount(input, "allowed");
	if (input.siteName.trim() === "") issues.unshift(fieldIssue("siteName", "site-name-empty"));
	if (issues.length > 0) return { ok: false, problem: "invalid", issues };
	const passwordHash = await hashPassword(input.password);
	// A look-alike may exist already, where people registered before the set-up.
	if (await db.user.findUnique({ where: { nameKey: key }, select: { id: true } })) {
		return { ok: false, problem: "invalid", issues: [fieldIssue("name", "name-taken")] };
	}
	return inTransaction(async (tx) => {
		const taken = await tx.setting.deleteMany({
			where: { key: TOKEN_KEY, value: { equals: hashToken(input.token) } },
		});
		if (taken.count === 0) return { ok: false, problem: "token-invalid" } as const;
		const user = await createUser(tx, { name, key, passwordHash, groups: ["admin"] });
		// Thrown, so that the token is not used up.
		if (!user) throw new Error("The name was taken while the wiki was being set up");
		await writeSettings(user, tx, { siteName: input.siteName.trim() });
		await recordChange(user, tx, { kind: "wiki-set-up" });
		return { ok: true, user } as const;
	});
}

import "server-only";
import { db, inTransaction } from "@/lib/platform/db";
import { hashPassword, verifyPassword } from "@/lib/platform/password";
import { countAttempt, forgetAttempt } from "@/lib/platform/rate-limit";
import { CHANGE_PASSWORD } from "./attempt-limits";
import { type FieldIssue, fieldIssue } from "./field-issue";
import { refusePassword } from "./password-rule";
import type { CurrentSession } from "./queries";
import type { ChangePasswordInput } from "./schema";

export type ChangePasswordOutcome =
	| { readonly ok: true }
	| { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly FieldIssue[] }
	| { readonly ok: false; readonly problem: "rate-limited"; readonly retryAfterSeconds: number };

/**
 * Replaces the actor's password and signs every other browser out. Who has none yet (they came through an
 * identity provider) sets the first one without proving an old one.
 */
export async function changePassword(
	current: CurrentSession,
	input: ChangePasswordInput,
): Promise<ChangePasswordOutcome> {
	const { actor } = current;
	const bucket = `change-password:${actor.id}`;
	const attempt = await countAttempt(bucket, CHANGE_PASSWORD);
	if (!attempt.ok) return { ok: false, problem: "rate-limited", retryAfterSeconds: attempt.retryAfterSeconds };
	const { passwordHash: before } = await db.user.findUniqueOrThrow({
		where: { id: actor.id },
		select: { passwordHash: true },
	});
	const issues: FieldIssue[] = [];
	if (before !== null && !(await verifyPassword(before, input.currentPassword))) {
		issues.push(fieldIssue("currentPassword", "password-wrong"));
	} else {
		await forgetAttempt(bucket);
	}
	const problem = refusePassword(input.newPassword, actor.name);
	if (problem) issues.push(fieldIssue("newPassword", problem));
	if (issues.length > 0) return { ok: false, problem: "invalid", issues };
	const passwordHash = await hashPassword(input.newPassword);
	return inTransaction(async (tx) => {
		// Compared with what was proved above: of two changes at once only one may win.
		const { count } = await tx.user.updateMany({
			where: { id: actor.id, passwordHash: before },
			data: { passwordHash },
		});
		if (count === 0) {
			return { ok: false, problem: "invalid", issues: [fieldIssue("currentPassword", "password-wrong")] } as const;
		}
		await tx.session.deleteMany({ where: { userId: actor.id, id: { not: current.id } } });
		return { ok: true } as const;
	});
}

"use server";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { db } from "@/lib/platform/db";
import { sessionCookieName, sessionCookieOptions } from "@/lib/platform/session-cookie";
import { unlinkIdentity } from "./account";
import { buttonAction, formAction } from "./action";
import { changePassword } from "./change-password";
import { createSession, type NewSession } from "./create-session";
import { revokeSession, signOut, signOutEverywhere } from "./end-session";
import { fieldIssue } from "./field-issue";
import { EMPTY_FORM, tryAgainIn, withIssues, withProblem } from "./form-state";
import { registerUser } from "./register-user";
import {
	changePasswordSchema,
	emptyFormSchema,
	identityFormSchema,
	registerSchema,
	sessionFormSchema,
	setUpSchema,
	signInSchema,
} from "./schema";
import { setUpWiki } from "./set-up";
import { signIn } from "./sign-in";
import type { RequestOrigin } from "./user";

const SIGNED_OUT = "You are not signed in any more. Sign in and try again.";

async function keepSession({ token, expiresAt }: NewSession): Promise<void> {
	(await cookies()).set(sessionCookieName(), token, sessionCookieOptions(expiresAt));
}

async function beginSession(userId: number, { userAgent, currentToken = null }: RequestOrigin): Promise<void> {
	await keepSession(await createSession(db, { userId, userAgent, replacesToken: currentToken }));
}

async function dropSession(): Promise<void> {
	(await cookies()).set(sessionCookieName(), "", sessionCookieOptions(new Date(0)));
}

export const signInAction = formAction(signInSchema, async ({ actor, origin, input, fields, returnTo }) => {
	if (input.name.trim() === "")
		return withIssues(fields, [{ ...fieldIssue("name", "name-empty"), message: "Enter your name." }]);
	const outcome = await signIn(actor, input, origin);
	if (!outcome.ok) {
		if (outcome.problem === "rate-limited") return withProblem(fields, tryAgainIn(outcome.retryAfterSeconds));
		return withProblem(fields, "This name and password do not belong together.");
	}
	await keepSession(outcome.session);
	redirect(returnTo);
});

export const registerAction = formAction(registerSchema, async ({ actor, origin, input, fields, returnTo }) => {
	const outcome = await registerUser(actor, input, origin);
	if (!outcome.ok) {
		switch (outcome.problem) {
			case "invalid":
				return withIssues(fields, outcome.issues);
			case "name-taken":
				return withIssues(fields, [fieldIssue("name", "name-taken")]);
			case "rate-limited":
				return withProblem(fields, tryAgainIn(outcome.retryAfterSeconds));
			default:
				return withProblem(fields, "This wiki takes no new accounts.");
		}
	}
	await beginSession(outcome.user.id, origin);
	redirect(returnTo);
});

export const setUpAction = formAction(setUpSchema, async ({ origin, input, fields }) => {
	const outcome = await setUpWiki(input, origin);
	if (!outcome.ok) {
		if (outcome.problem === "invalid") return withIssues(fields, outcome.issues);
		if (outcome.problem === "rate-limited") return withProblem(fields, tryAgainIn(outcome.retryAfterSeconds));
		return withProblem(fields, "This address has been used or is out of date. Restart the wiki: it prints a new one.");
	}
	await beginSession(outcome.user.id, origin);
	redirect("/");
});

export const changePasswordAction = formAction(changePasswordSchema, async ({ session, input, fields }) => {
	if (!session) return withProblem(fields, SIGNED_OUT);
	const outcome = await changePassword(session, input);
	if (outcome.ok) return { ...EMPTY_FORM, done: true };
	if (outcome.problem === "rate-limited") return withProblem(fields, tryAgainIn(outcome.retryAfterSeconds));
	return withIssues(fields, outcome.issues);
});

export const signOutAction = buttonAction(emptyFormSchema, async ({ origin }) => {
	if (origin.currentToken) await signOut(origin.currentToken);
	await dropSession();
	redirect("/");
});

export const signOutEverywhereAction = buttonAction(emptyFormSchema, async ({ actor }) => {
	if (actor.kind === "user") await signOutEverywhere(actor);
	await dropSession();
	redirect("/sign-in");
});

export const revokeSessionAction = buttonAction(sessionFormSchema, async ({ actor, input }) => {
	if (actor.kind === "user") await revokeSession(actor, input.session);
	redirect("/account");
});

export const unlinkIdentityAction = buttonAction(identityFormSchema, async ({ actor, input }) => {
	if (actor.kind === "user") await unlinkIdentity(actor, input.provider);
	redirect("/account");
});

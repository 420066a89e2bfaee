"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { CLIENT_HEADER } from "@/lib/platform/client-address";
import { db } from "@/lib/platform/db";
import { sessionCookieName, sessionCookieOptions } from "@/lib/platform/session-cookie";
import { unlinkIdentity } from "./account";
import { changePassword } from "./change-password";
import { createSession, type NewSession } from "./create-session";
import { revokeSession, signOut, signOutEverywhere } from "./end-session";
import { fieldIssue } from "./field-issue";
import { EMPTY_FORM, type FormState, tryAgainIn, withIssues, withProblem } from "./form-state";
import { loadActor, loadSession } from "./loaders";
import { registerUser } from "./register-user";
import { safeReturnPath } from "./return-path";
import { changePasswordSchema, registerSchema, setUpSchema, signInSchema } from "./schema";
import { setUpWiki } from "./set-up";
import { signIn } from "./sign-in";
import type { RequestOrigin } from "./user";

const NOT_UNDERSTOOD = "The form could not be read. Load the page again and retry.";
const SIGNED_OUT = "You are not signed in any more. Sign in and try again.";

async function loadOrigin(): Promise<RequestOrigin> {
	const [received, jar] = await Promise.all([headers(), cookies()]);
	return {
		client: received.get(CLIENT_HEADER),
		userAgent: received.get("user-agent") ?? "",
		currentToken: jar.get(sessionCookieName())?.value ?? null,
	};
}

async function keepSession({ token, expiresAt }: NewSession): Promise<void> {
	(await cookies()).set(sessionCookieName(), token, sessionCookieOptions(expiresAt));
}

async function dropSession(): Promise<void> {
	(await cookies()).set(sessionCookieName(), "", sessionCookieOptions(new Date(0)));
}

/** The text fields of a form, without those that the framework adds. */
function fieldsOf(form: FormData): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const [name, value] of form) if (!name.startsWith("$ACTION") && typeof value === "string") fields[name] = value;
	return fields;
}

export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
	const { return: asked, ...fields } = fieldsOf(form);
	const input = signInSchema.safeParse(fields);
	if (!input.success) return withProblem(fields, NOT_UNDERSTOOD);
	if (input.data.name.trim() === "")
		return withIssues(fields, [{ ...fieldIssue("name", "name-empty"), message: "Enter your name." }]);
	const outcome = await signIn(await loadActor(), input.data, await loadOrigin());
	if (!outcome.ok) {
		if (outcome.problem === "rate-limited") return withProblem(fields, tryAgainIn(outcome.retryAfterSeconds));
		return withProblem(fields, "This name and password do not belong together.");
	}
	await keepSession(outcome.session);
	redirect(safeReturnPath(asked));
}

export async function registerAction(_state: FormState, form: FormData): Promise<FormState> {
	const { return: asked, ...fields } = fieldsOf(form);
	const input = registerSchema.safeParse(fields);
	if (!input.success) return withProblem(fields, NOT_UNDERSTOOD);
	const origin = await loadOrigin();
	const outcome = await registerUser(await loadActor(), input.data, origin);
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
	const { userAgent, currentToken = null } = origin;
	await keepSession(await createSession(db, { userId: outcome.user.id, userAgent, replacesToken: currentToken }));
	redirect(safeReturnPath(asked));
}

export async function setUpAction(_state: FormState, form: FormData): Promise<FormState> {
	const fields = fieldsOf(form);
	const input = setUpSchema.safeParse(fields);
	if (!input.success) return withProblem(fields, NOT_UNDERSTOOD);
	const origin = await loadOrigin();
	const outcome = await setUpWiki(input.data, origin);
	if (!outcome.ok) {
		if (outcome.problem === "invalid") return withIssues(fields, outcome.issues);
		if (outcome.problem === "rate-limited") return withProblem(fields, tryAgainIn(outcome.retryAfterSeconds));
		return withProblem(fields, "This address has been used or is out of date. Restart the wiki: it prints a new one.");
	}
	const { userAgent, currentToken = null } = origin;
	await keepSession(await createSession(db, { userId: outcome.user.id, userAgent, replacesToken: currentToken }));
	redirect("/");
}

export async function changePasswordAction(_state: FormState, form: FormData): Promise<FormState> {
	const fields = fieldsOf(form);
	const input = changePasswordSchema.safeParse(fields);
	if (!input.success) return withProblem(fields, NOT_UNDERSTOOD);
	const session = await loadSession();
	if (!session) return withProblem(fields, SIGNED_OUT);
	const outcome = await changePassword(session, input.data);
	if (outcome.ok) return { ...EMPTY_FORM, done: true };
	if (outcome.problem === "rate-limited") return withProblem(fields, tryAgainIn(outcome.retryAfterSeconds));
	return withIssues(fields, outcome.issues);
}

export async function signOutAction(): Promise<void> {
	const { currentToken } = await loadOrigin();
	if (currentToken) await signOut(currentToken);
	await dropSession();
	redirect("/");
}

export async function signOutEverywhereAction(): Promise<void> {
	const actor = await loadActor();
	if (actor.kind === "user") await signOutEverywhere(actor);
	await dropSession();
	redirect("/sign-in");
}

export async function revokeSessionAction(form: FormData): Promise<void> {
	const actor = await loadActor();
	const id = Number(form.get("session"));
	if (actor.kind === "user" && Number.isSafeInteger(id)) await revokeSession(actor, id);
	redirect("/account");
}

export async function unlinkIdentityAction(form: FormData): Promise<void> {
	const actor = await loadActor();
	const provider = form.get("provider");
	if (actor.kind === "user" && typeof provider === "string") await unlinkIdentity(actor, provider);
	redirect("/account");
}

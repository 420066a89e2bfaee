import { cookies, headers } from "next/headers";
import type { z } from "zod";
import { type Actor, ANONYMOUS } from "@/lib/permission/actor";
import { addressBucket, CLIENT_HEADER } from "@/lib/platform/client-address";
import { countAttempt, type RateRule } from "@/lib/platform/rate-limit";
import { sessionCookieName } from "@/lib/platform/session-cookie";
import { type FormState, tryAgainIn, withProblem } from "./form-state";
import { loadSession } from "./loaders";
import type { CurrentSession } from "./queries";
import { safeReturnPath } from "./return-path";
import type { RequestOrigin } from "./user";

/** What a form's action works with: who asks, from where, and fields that are what they should be. */
interface FormCall<Input> {
	readonly actor: Actor;
	readonly session: CurrentSession | null;
	readonly origin: RequestOrigin;
	readonly input: Input;
	/** As they were sent, to be shown again. */
	readonly fields: Readonly<Record<string, string>>;
	/** Where the form said to go on; a path of this site. */
	readonly returnTo: string;
}

/** Forms that one person, or one address where nobody is signed in, may send: as many as the API takes saves. */
const ALL_FORMS: RateRule = { max: 240, windowSeconds: 60 };

const NOT_UNDERSTOOD = "The form could not be read. Load the page again and retry.";

/**
 * Makes a Server Action for a form that shows what came of it. Actions can be called from outside by their id
 * with anything at all, so this is the only way to make one (or `buttonAction`): the actor is known, the attempt
 * counted, unknown fields are refused and known ones validated before `run` begins.
 */
export function formAction<Schema extends z.ZodType, State extends FormState>(
	schema: Schema,
	run: (call: FormCall<z.output<Schema>>) => Promise<State>,
): (state: FormState, form: FormData) => Promise<State | FormState> {
	return async (_state, form) => {
		const fields = fieldsOf(form);
		const call = await readCall(schema, fields);
		return typeof call === "string" ? withProblem(fields, call) : run(call);
	};
}

/** Makes a Server Action for a form that is one button; what it should not have been sent does nothing. */
export function buttonAction<Schema extends z.ZodType>(
	schema: Schema,
	run: (call: FormCall<z.output<Schema>>) => Promise<void>,
): (form: FormData) => Promise<void> {
	return async (form) => {
		const call = await readCall(schema, fieldsOf(form));
		if (typeof call !== "string") await run(call);
	};
}

/** The call, or in words why there is none. */
async function readCall<Schema extends z.ZodType>(
	schema: Schema,
	{ return: asked, ...fields }: Record<string, string>,
): Promise<FormCall<z.output<Schema>> | string> {
	const parsed = schema.safeParse(fields);
	if (!parsed.success) return NOT_UNDERSTOOD;
	const [session, received, jar] = await Promise.all([loadSession(), headers(), cookies()]);
	const origin = {
		client: received.get(CLIENT_HEADER),
		userAgent: received.get("user-agent") ?? "",
		currentToken: jar.get(sessionCookieName())?.value ?? null,
	};
	const actor = session?.actor ?? ANONYMOUS;
	const who = actor.kind === "user" ? `user:${actor.id}` : `client:${addressBucket(origin.client)}`;
	const attempt = await countAttempt(`form:${who}`, ALL_FORMS);
	if (!attempt.ok) return tryAgainIn(attempt.retryAfterSeconds);
	return { actor, session, origin, input: parsed.data, fields, returnTo: safeReturnPath(asked) };
}

/** The fields of a form, without those that the framework adds. A file is none that any form here has. */
function fieldsOf(form: unknown): Record<string, string> {
	const fields: Record<string, string> = {};
	// What is called from outside may be given anything in place of a form.
	for (const [name, value] of form instanceof FormData ? form : []) {
		if (!name.startsWith("$ACTION")) fields[name] = typeof value === "string" ? value : "";
	}
	return fields;
}

import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { addressBucket, CLIENT_HEADER } from "@/lib/platform/client-address";
import { isDatabaseAway, isDiskFull } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { isOwnOrigin } from "@/lib/platform/origin";
import { countAttempt, type RateRule } from "@/lib/platform/rate-limit";
import { readSessionToken } from "@/lib/platform/session-cookie";
import { ACCOUNT_HEADER } from "@/lib/user/account-header";
import { findSessionByToken } from "@/lib/user/queries";
import { idInAddress, type Operation } from "./operation";
import { type Issue, type Problem, problemResponse } from "./problem";
import { readJsonBody } from "./read-body";

/** What a handler works with: everything validated, the actor known. */
export interface Call<O extends Operation> {
	readonly actor: Actor;
	readonly sessionId: number | null;
	/** Bucket of the client's address, for limits. */
	readonly client: string;
	readonly request: Request;
	readonly path: z.output<O["path"]>;
	readonly query: z.output<O["query"]>;
	readonly body: z.output<O["body"]>;
}

export interface Answer {
	readonly status: 200 | 201 | 204;
	readonly body?: unknown;
	/** The body as JSON that was written already, where writing it takes long. */
	readonly json?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

type RouteParams = Record<string, string | string[]>;
type RouteHandler = (request: Request, context: { params: Promise<RouteParams | undefined> }) => Promise<Response>;

/** Requests per client address and minute to anything that has no rule of its own. */
const COMMON_RULE: RateRule = { max: 600, windowSeconds: 60 };

/**
 * Makes a Route Handler from an operation of the contract: the only way to make one. In this order it
 * checks the origin, knows the actor, counts the attempt, reads and validates what came, and turns what
 * the handler returns into an answer; a surprise is logged under an id and answered without its details.
 */
export function endpoint<O extends Operation>(
	operation: O,
	handle: (call: Call<O>) => Promise<Answer | Problem>,
): RouteHandler {
	return async (request, context) => {
		try {
			return await answer(operation, handle, request, (await context.params) ?? {});
		} catch (error) {
			return surprise(error, request);
		}
	};
}

async function answer<O extends Operation>(
	operation: O,
	handle: (call: Call<O>) => Promise<Answer | Problem>,
	request: Request,
	params: RouteParams,
): Promise<Response> {
	const changes = operation.method !== "GET";
	if (changes && !isOwnOrigin(request.headers.get("origin"), request.headers.get("host"), process.env.BASE_URL)) {
		const detail = "Requests that change something must carry the Origin header of this wiki.";
		return problemResponse({ code: "origin-mismatch", detail });
	}
	const client = addressBucket(request.headers.get(CLIENT_HEADER));
	const session = await findSessionByToken(readSessionToken(request.headers.get("cookie")));
	if (operation.limit !== "none") {
		const who = session ? `user:${session.actor.id}` : `client:${client}`;
		const attempt = await countAttempt(`api:${operation.id}:${who}`, operation.limit ?? COMMON_RULE);
		if (!attempt.ok) return problemResponse(tooMany(attempt.retryAfterSeconds));
	}
	const writer = operation.problems.includes("other-account") ? request.headers.get(ACCOUNT_HEADER) : null;
	const mistaken = writer !== null && session ? mistakenAccount(writer, session.actor) : null;
	if (mistaken) return problemResponse(mistaken);

	const issues: Issue[] = [];
	const path = parsePart("path", operation.path, decodeParams(params), issues);
	const query = parsePart("query", operation.query, Object.fromEntries(new URL(request.url).searchParams), issues);
	let body: unknown;
	if (operation.bodyLimit > 0) {
		const read = await readJsonBody(request, operation.bodyLimit);
		if (!read.ok && read.problem !== "malformed") return problemResponse({ code: read.problem });
		if (read.ok) body = parsePart("", operation.body, read.value, issues);
		else issues.push({ path: "", message: "must be JSON in UTF-8" });
	}
	if (issues.length > 0) return problemResponse({ code: "invalid-request", issues });

	const result = await handle({
		actor: session?.actor ?? { kind: "anonymous", groups: ["everyone"] },
		sessionId: session?.id ?? null,
		client,
		request,
		// Parsed by the schemas of this very operation, all of which succeeded.
		path: path as z.output<O["path"]>,
		query: query as z.output<O["query"]>,
		body: body as z.output<O["body"]>,
	});
	if ("code" in result) return problemResponse(result);
	const headers = { "cache-control": "no-store", ...result.headers };
	if (result.json !== undefined) {
		const asJson = { ...headers, "content-type": "application/json" };
		return new Response(result.json, { status: result.status, headers: asJson });
	}
	return result.status === 204
		? new Response(null, { status: 204, headers })
		: Response.json(result.body, { status: result.status, headers });
}

/** What every address below `/api/v1` answers that no operation has. */
export async function unknownAddress(): Promise<Response> {
	return problemResponse({ code: "not-found", detail: "No operation has this address; see /api/v1/openapi.json." });
}

/** What is wrong with a text that names who wrote it, where somebody is signed in; null where it is their own. */
function mistakenAccount(writer: string, { id, name }: UserActor): Problem | null {
	const written = idInAddress.safeParse(writer);
	if (!written.success) {
		return {
			code: "invalid-request",
			issues: [{ path: `header.${ACCOUNT_HEADER}`, message: "must be the id of an account" }],
		};
	}
	if (written.data === id) return null;
	return {
		code: "other-account",
		detail:
			`You are signed in as ${name} now, and this was written under another account. Nothing was saved or kept. ` +
			`Sign in as that account again, or send it as ${name}’s own.`,
		members: { account: { id, name } },
	};
}

/** 429 with the seconds to wait. */
export function tooMany(retryAfterSeconds: number): Problem {
	return {
		code: "rate-limited",
		detail: `Try again in ${retryAfterSeconds} seconds.`,
		headers: { "retry-after": String(retryAfterSeconds) },
	};
}

/** Enough to mend a request by; an answer must not grow with the nonsense it answers. */
const MAX_ISSUES = 20;

function parsePart(part: string, schema: z.ZodType, value: unknown, issues: Issue[]): unknown {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	for (const issue of parsed.error.issues.slice(0, MAX_ISSUES)) {
		const keys = issue.code === "unrecognized_keys" ? issue.keys.slice(0, MAX_ISSUES) : [null];
		for (const key of keys) {
			const steps = [...issue.path, ...(key === null ? [] : [key])];
			issues.push({
				path: jsonPath(part, steps),
				message: key === null ? issue.message : "is not a field of this request",
			});
		}
	}
	return undefined;
}

function jsonPath(part: string, steps: readonly PropertyKey[]): string {
	return steps.reduce<string>(
		(path, step) =>
			typeof step === "number" ? `${path}[${step}]` : path === "" ? String(step) : `${path}.${String(step)}`,
		part,
	);
}

function decodeParams(params: RouteParams | undefined): Record<string, string> {
	return Object.fromEntries(
		// Routes without parameters are given none at all.
		Object.entries(params ?? {}).map(([name, value]) => {
			const raw = Array.isArray(value) ? value.join("/") : value;
			try {
				return [name, decodeURIComponent(raw)];
			} catch {
				return [name, raw];
			}
		}),
	);
}

function surprise(error: unknown, request: Request): Response {
	const id = randomUUID();
	const address = new URL(request.url).pathname;
	if (isDatabaseAway(error)) {
		log.warn("the database does not answer", { id, address, error });
		return problemResponse({
			code: "database-away",
			detail: "Nothing was saved. Try again in a few seconds.",
			headers: { "retry-after": "5" },
		});
	}
	if (isDiskFull(error)) {
		log.error("the database has no room left on its disk", { id, address, error });
		return problemResponse({
			code: "disk-full",
			detail: "Nothing was saved. Try again once whoever runs the wiki has made room.",
		});
	}
	log.error("a request failed", { id, method: request.method, address, error });
	return problemResponse({
		code: "internal-error",
		detail: `Nothing was saved. The operator finds this error as ${id}.`,
		members: { id },
	});
}

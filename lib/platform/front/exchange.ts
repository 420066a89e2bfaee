import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { takeFailure } from "../request-failure";
import { errorAnswer } from "./error-page";
import type { Framework } from "./framework";
import type { Caller } from "./request-headers";
import type { TargetKind } from "./request-target";
import { type AnswerKind, securityHeaders } from "./security-headers";

export interface FrontLog {
	info(event: string, details: Record<string, unknown>): void;
	error(event: string, details: Record<string, unknown>): void;
}

/** One request and everything decided about it before the framework is asked. */
export interface Exchange {
	/** Under which the log has what went wrong; a reader sees it on an error page. */
	id: string;
	request: IncomingMessage;
	response: ServerResponse;
	method: string;
	url: string;
	path: string;
	kind: TargetKind;
	caller: Caller;
	https: boolean;
	framework: Framework;
	draining: () => boolean;
	log: FrontLog;
}

/** How much of a refused body is still read, so that the client sees the answer instead of a broken connection. */
const DRAIN_BYTES = 32 * 1024 * 1024;
const DRAIN_TIME = 5_000;

/** Refuses a request whose body has not been read, then reads a bounded rest of it before the connection is closed. */
export function refuseBody(exchange: Exchange, status: 403 | 413 | 422): void {
	const { request, response } = exchange;
	if (response.headersSent) {
		response.destroy();
		return;
	}
	if (request.complete) {
		fail(exchange, status);
		return;
	}
	const { contentType, body } = errorAnswer(status, exchange.kind === "api", null);
	response.writeHead(status, {
		...answerHeaders(exchange, "data"),
		"content-type": contentType,
		"content-length": Buffer.byteLength(body),
		"cache-control": "no-store",
		connection: "close",
	});
	if (exchange.method !== "HEAD") response.write(body);
	let drained = 0;
	const finish = (): void => {
		clearTimeout(timer);
		response.end();
	};
	const timer = setTimeout(finish, DRAIN_TIME);
	request.on("data", (chunk: Buffer) => {
		drained += chunk.length;
		if (drained > DRAIN_BYTES) finish();
	});
	request.once("end", finish).once("close", finish).resume();
}

/** Answers with an error of the front's own; the cause goes to the log under the id that the reader sees. */
export function fail(exchange: Exchange, status: number, cause?: unknown, extra: OutgoingHttpHeaders = {}): void {
	const { response } = exchange;
	if (response.headersSent) {
		response.destroy();
		return;
	}
	const id = status >= 500 ? exchange.id : null;
	if (id) {
		const error = cause instanceof Error ? (cause.stack ?? cause.message) : cause;
		exchange.log.error("request failed", { id, status, method: exchange.method, path: exchange.path, error });
	}
	const { contentType, body } = errorAnswer(status, exchange.kind === "api", id);
	response.writeHead(status, {
		...answerHeaders(exchange, "data"),
		"content-type": contentType,
		"content-length": Buffer.byteLength(body),
		"cache-control": "no-store",
		...(status === 503 && { "retry-after": "5" }),
		...extra,
		// What is left of a body nobody reads cannot be told from the next request.
		...(!exchange.request.complete && { connection: "close" }),
	});
	response.end(exchange.method === "HEAD" ? undefined : body);
}

/**
 * Answers for a framework that has failed. Its own words say nothing about why: the cause has been noted beside
 * them, or else the wiki is asked. A database that is away comes back, which is 503.
 */
export async function failForFramework(exchange: Exchange, said: string): Promise<void> {
	const failure = takeFailure(exchange.id);
	const passes = failure?.databaseAway || (await exchange.framework.isAway());
	fail(exchange, passes ? 503 : 500, failure?.error ?? said);
}

/** The headers that every answer has. */
export function answerHeaders(exchange: Exchange, kind: AnswerKind): OutgoingHttpHeaders {
	return {
		...securityHeaders(kind, exchange.caller.policy, exchange.https),
		...(exchange.draining() && { connection: "close" }),
	};
}

import type { IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { request as httpRequest } from "node:http";
import { pipeline, Transform } from "node:stream";
import { answerPage, matches } from "./answer-page";
import { chooseEncoding, compressor, isCompressible } from "./compress";
import { answerHeaders, type Exchange, fail, failForFramework, refuseBody } from "./exchange";
import { bodyLimit, forwardedHeaders } from "./request-headers";

const UPSTREAM_SILENCE = 60_000;
const LARGEST_PAGE = 64 * 1024 * 1024;
/** Headers of the framework's answer that say nothing to the outside, or that the front says by itself. */
const FRAMEWORK_HEADER =
	/^(?:x-nextjs-|x-next-|x-middleware-|x-powered-by$|keep-alive$|connection$|transfer-encoding$|date$)/;
const FRAMEWORK_VARY = /^(?:rsc|next-.*|accept-encoding)$/i;

/** Passes a request on to the framework and answers with what it says. */
export function passOn(exchange: Exchange): void {
	const { request, response, method, kind } = exchange;
	const { socketPath, agent } = exchange.framework;
	const headers = forwardedHeaders(method, kind, request.headers, exchange.caller);
	const upstream = httpRequest({
		socketPath,
		agent,
		path: exchange.url,
		// The status and the length of a page are known only when it has been made.
		method: method === "HEAD" && kind === "page" ? "GET" : method,
		headers,
		setHost: false,
		timeout: UPSTREAM_SILENCE,
	});

	let refused = false;
	upstream.on("timeout", () => {
		upstream.destroy(Object.assign(new Error("The framework did not answer in time"), { code: "ETIMEDOUT" }));
	});
	upstream.on("error", (error: NodeJS.ErrnoException) => {
		if (refused || response.destroyed || response.writableEnded) return;
		const absent = error.code === "ECONNREFUSED" || error.code === "ENOENT";
		fail(exchange, absent ? 503 : error.code === "ETIMEDOUT" ? 504 : 502, error);
	});
	upstream.on("response", (answer) => {
		if (refused) answer.destroy();
		else receive(exchange, answer);
	});
	response.on("close", () => {
		if (!response.writableFinished) upstream.destroy();
	});

	if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) {
		upstream.end();
		return;
	}
	const limit = bodyLimit(exchange.path);
	let received = 0;
	const counter = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			received += chunk.length;
			if (received <= limit) {
				done(null, chunk);
				return;
			}
			refused = true;
			request.unpipe(counter);
			upstream.destroy();
			refuseBody(exchange, 413);
		},
	});
	request.pipe(counter).pipe(upstream);
}

function receive(exchange: Exchange, answer: IncomingMessage): void {
	const { method, kind } = exchange;
	const status = answer.statusCode ?? 502;
	const type = answer.headers["content-type"] ?? "";
	answer.on("error", (error) => fail(exchange, 502, error));

	// A Server Action that redirects says so to its script, which needs the answer as it is.
	if (status >= 300 && status < 400 && status !== 304 && answer.headers["x-action-redirect"] === undefined) {
		redirect(exchange, status, answer);
		return;
	}
	if (status === 405 && kind === "api" && type === "") {
		answer.resume();
		exchange.framework
			.allowedMethods(exchange.path)
			.then((allow) => fail(exchange, 405, undefined, allow === null ? {} : { allow }))
			.catch((error: unknown) => fail(exchange, 502, error));
		return;
	}
	const isReadable = kind === "api" ? /json/i.test(type) : type.startsWith("text/html");
	if (status >= 500 && kind !== "file" && !isReadable) {
		answer.resume();
		failForFramework(exchange, `the framework answered ${status} with ${type || "no type"}`).catch((error: unknown) =>
			fail(exchange, 502, error),
		);
		return;
	}
	if (kind === "page" && type.startsWith("text/html") && (method === "GET" || method === "HEAD" || method === "POST")) {
		collect(answer, LARGEST_PAGE)
			.then((bytes) => answerPage(exchange, status, keptHeaders(exchange, answer), bytes))
			.catch((error: unknown) => fail(exchange, 502, error));
		return;
	}
	if (kind !== "page" && type.startsWith("text/html")) {
		answer.resume(); // a page for whoever mistyped an address, sent in place of a script or of data
		fail(exchange, 404);
		return;
	}
	stream(exchange, status, answer, type);
}

/** A permanent move is a 301 for readers: the framework knows 308 only, which old clients do not follow. */
function redirect(exchange: Exchange, status: number, answer: IncomingMessage): void {
	answer.resume();
	const headers = keptHeaders(exchange, answer);
	const location = answer.headers.location;
	for (const name of ["content-type", "content-length", "refresh", "link"]) delete headers[name];
	const reading = exchange.method === "GET" || exchange.method === "HEAD";
	exchange.response.writeHead(status === 308 && reading && exchange.kind === "page" ? 301 : status, {
		...headers,
		...answerHeaders(exchange, "data"),
		...(location !== undefined && { location: location.replace(/^[/\\]{2,}/, "/") }),
		"cache-control": "no-cache", // a title that moved once may move again
		"content-length": 0,
	});
	exchange.response.end();
}

function stream(exchange: Exchange, status: number, answer: IncomingMessage, type: string): void {
	const { request, response, method } = exchange;
	const headers: OutgoingHttpHeaders = { ...keptHeaders(exchange, answer), ...answerHeaders(exchange, "data") };
	const compressible = status === 200 && isCompressible(type) && answer.headers["content-encoding"] === undefined;
	if (compressible) headers.vary = joinVary(headers.vary, "Accept-Encoding");
	// A hash in the name says the bytes never change; Next says the same of its own files.
	if (/^\/assets\/[\w-]+\.[0-9A-Z]{8}\.js$/.test(exchange.path) && status < 400) {
		headers["cache-control"] = "public, max-age=31536000, immutable";
	}
	if (/immutable/.test(String(headers["cache-control"])) && status >= 400) headers["cache-control"] = "no-store";

	const length = Number(answer.headers["content-length"] ?? Number.POSITIVE_INFINITY);
	const encoding = compressible && length > 1024 ? chooseEncoding(request.headers["accept-encoding"]) : null;
	const bodiless = method === "HEAD" || status === 204 || status === 304;
	if (encoding) {
		delete headers["content-length"];
		delete headers["accept-ranges"];
		headers["content-encoding"] = encoding;
		if (typeof headers.etag === "string" && !headers.etag.startsWith("W/")) headers.etag = `W/${headers.etag}`;
	}
	// Of addresses of pages the framework is not told what the client has, for the sake of those that are HTML.
	const isKnown = status === 200 && exchange.kind === "page" && typeof headers.etag === "string";
	if (isKnown && matches(request.headers["if-none-match"], String(headers.etag))) {
		for (const name of ["content-type", "content-length", "content-encoding"]) delete headers[name];
		answer.resume();
		response.writeHead(304, headers);
		response.end();
		return;
	}
	response.writeHead(status, headers);
	if (bodiless) {
		answer.resume();
		response.end();
		return;
	}
	const done = (error: NodeJS.ErrnoException | null | undefined): void => {
		if (error && error.code !== "ERR_STREAM_PREMATURE_CLOSE") {
			exchange.log.error("answer broke off", { path: exchange.path, error: error.message });
		}
	};
	if (encoding) pipeline(answer, compressor(encoding), response, done);
	else pipeline(answer, response, done);
}

function keptHeaders(exchange: Exchange, answer: IncomingMessage): OutgoingHttpHeaders {
	const headers: OutgoingHttpHeaders = {};
	for (const [name, value] of Object.entries(answer.headers)) {
		if (!FRAMEWORK_HEADER.test(name) && name !== "vary") headers[name] = value;
	}
	const vary = joinVary(answer.headers.vary, "");
	if (vary !== "" && exchange.kind !== "page") headers.vary = vary;
	return headers;
}

function joinVary(present: unknown, added: string): string {
	const names = `${typeof present === "string" ? present : ""},${added}`.split(",").map((name) => name.trim());
	return names.filter((name) => name !== "" && (name === added || !FRAMEWORK_VARY.test(name))).join(", ");
}

async function collect(answer: IncomingMessage, limit: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of answer as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > limit) throw new Error(`The page is larger than ${limit} bytes`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}

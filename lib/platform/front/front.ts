import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { isOwnOrigin } from "../origin";
import { errorAnswer } from "./error-page";
import { type Exchange, type FrontLog, fail, refuseBody } from "./exchange";
import { connectFramework } from "./framework";
import { passOn } from "./pass-on";
import { bodyLimit, clientAddress } from "./request-headers";
import { isOwnHost, readTarget, type TargetKind } from "./request-target";
import { interactivePolicy, securityHeaders } from "./security-headers";

export interface FrontOptions {
	/** The private socket on which the framework listens. */
	socketPath: string;
	/** Where the wiki is reached from outside; null on somebody's own machine. */
	baseUrl: URL | null;
	/** How many proxies in front of this process append to `X-Forwarded-For`; 0 ignores the header. */
	trustedProxies: number;
	log: FrontLog;
	/** Whether each request is logged. */
	logRequests: boolean;
	/** Milliseconds; shortened by tests. */
	headersTimeout?: number;
	requestTimeout?: number;
}

export interface Front {
	server: Server;
	/** Takes no more requests, lets those in flight finish for at most `grace` milliseconds, then closes everything. */
	stop(grace: number): Promise<void>;
}

/** Milliseconds between the decision to stop and the closing of idle connections. */
const LAST_MOMENT = 250;

/** What each kind of address answers to at all; a route of the API takes fewer and says which. */
const METHODS: Readonly<Record<TargetKind, readonly string[]>> = {
	api: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
	page: ["GET", "HEAD", "POST"],
	file: ["GET", "HEAD"],
};

/**
 * Makes the server that stands between the outside and the framework. It decides what may be asked at all, hands
 * the rest on over a private socket, and gives every answer its headers.
 */
export function createFront(options: FrontOptions): Front {
	const framework = connectFramework(options.socketPath);
	const https = options.baseUrl?.protocol === "https:";
	const connected = new Set<Duplex>();
	const answering = new Map<Duplex, ServerResponse>();
	let draining = false;

	const server = createServer(
		{
			headersTimeout: options.headersTimeout ?? 10_000,
			requestTimeout: options.requestTimeout ?? 120_000,
			connectionsCheckingInterval: 1_000,
			maxHeaderSize: 16 * 1024,
			// A proxy keeps its connections for about a minute; closing first would race with its next request.
			keepAliveTimeout: options.trustedProxies > 0 ? 75_000 : 15_000,
			noDelay: true,
			requireHostHeader: false, // checked here, so that this refusal too has the headers of every answer
		},
		(request, response) => {
			try {
				handle(request, response);
			} catch (error) {
				options.log.error("front failed", { error: error instanceof Error ? error.stack : String(error) });
				request.destroy();
			}
		},
	);
	server.maxHeadersCount = 100;
	server.setTimeout(120_000, (socket) => socket.destroy()); // a peer that neither reads nor writes
	server.on("connection", (socket: Duplex) => {
		connected.add(socket);
		socket.on("close", () => connected.delete(socket));
	});
	server.on("upgrade", (_request, socket: Duplex) => refuseSocket(socket, 400));
	server.on("connect", (_request, socket: Duplex) => refuseSocket(socket, 405));
	server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
		if (answering.get(socket)?.headersSent || error.code === "ECONNRESET") {
			socket.destroy();
			return;
		}
		const codes: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
		refuseSocket(socket, codes[error.code ?? ""] ?? 400);
	});

	function handle(request: IncomingMessage, response: ServerResponse): void {
		const started = performance.now();
		const { socket } = request;
		const method = request.method ?? "";
		const host = request.headers.host ?? "";
		const target = readTarget(request.url ?? "");
		const nonce = randomBytes(16).toString("base64");
		const proto = request.headers["x-forwarded-proto"];
		const claimsHttps = options.trustedProxies > 0 && proto === "https";
		const id = randomBytes(6).toString("hex");
		const exchange: Exchange = {
			id,
			request,
			response,
			method,
			https,
			url: target.ok ? target.url : "/",
			path: target.ok ? target.path : (request.url ?? ""),
			kind: target.ok ? target.kind : (request.url ?? "").startsWith("/api/") ? "api" : "page",
			caller: {
				id,
				host: options.baseUrl?.host ?? host,
				protocol: options.baseUrl ? (https ? "https" : "http") : claimsHttps ? "https" : "http",
				address: clientAddress(
					socket.remoteAddress,
					oneLine(request.headers["x-forwarded-for"]),
					options.trustedProxies,
				),
				policy: interactivePolicy(nonce),
			},
			framework,
			draining: () => draining,
			log: options.log,
		};

		answering.set(socket, response);
		response.on("close", () => {
			// The next request may have come over the same connection before this one is told it is over.
			if (answering.get(socket) === response) answering.delete(socket);
			if (options.logRequests) {
				const ms = Math.round((performance.now() - started) * 10) / 10;
				// Without the query: a link in a mail may carry a token there.
				options.log.info("request", { method, path: exchange.path.split("?", 1)[0], status: response.statusCode, ms });
			}
			if (!server.listening) setImmediate(closeIdle);
		});
		response.on("error", () => response.destroy());
		request.on("error", () => response.destroy());

		if (!target.ok) {
			fail(exchange, target.status);
			return;
		}
		if (!METHODS[target.kind].includes(method)) {
			fail(exchange, 405, undefined, { allow: METHODS[target.kind].join(", ") });
			return;
		}
		if (countHeader(request, "host") !== 1) {
			fail(exchange, 400);
			return;
		}
		// Health is asked by machines that know an address and no name.
		if (!isOwnHost(host, target.path === "/api/health" ? null : options.baseUrl)) {
			fail(exchange, 421);
			return;
		}

		const reads = method === "GET" || method === "HEAD";
		// Here too, and not only where it is acted upon: so it holds for whatever the framework lets be called.
		if (!reads && !isOwnOrigin(request.headers.origin, host, options.baseUrl?.origin)) {
			refuseBody(exchange, 403);
			return;
		}
		const length = Number(request.headers["content-length"] ?? 0);
		const body = length > 0 || request.headers["transfer-encoding"] !== undefined;
		if (body && reads) {
			refuseBody(exchange, 422);
			return;
		}
		if (length > bodyLimit(target.path)) {
			refuseBody(exchange, 413);
			return;
		}
		passOn(exchange);
	}

	/** What has no request in flight is idle, or has sent nothing or half a request: none of it is waited for. */
	function closeIdle(): void {
		for (const socket of connected) if (!answering.has(socket)) socket.destroy();
	}

	function refuseSocket(socket: Duplex, status: number): void {
		if (!socket.writable) {
			socket.destroy();
			return;
		}
		const { contentType, body } = errorAnswer(status, false, null);
		const headers: Record<string, string | number> = {
			...securityHeaders("data", "", https),
			"content-type": contentType,
			"content-length": Buffer.byteLength(body),
			"cache-control": "no-store",
			connection: "close",
		};
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
		socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`, () => socket.destroy());
	}

	return {
		server,
		async stop(grace) {
			// From here on every answer asks its client to let go of the connection. A moment is left to requests that
			// are on their way over connections that look idle from here: closing under them would fail them.
			draining = true;
			await sleep(Math.min(grace, LAST_MOMENT));
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			closeIdle();
			const timer = setTimeout(() => server.closeAllConnections(), grace);
			await closed;
			clearTimeout(timer);
			framework.close();
		},
	};
}

function oneLine(value: string | string[] | undefined): string | undefined {
	return Array.isArray(value) ? value.join(",") : value;
}

function countHeader(request: IncomingMessage, name: string): number {
	let count = 0;
	for (let i = 0; i < request.rawHeaders.length; i += 2) {
		if (request.rawHeaders[i]?.toLowerCase() === name) count++;
	}
	return count;
}

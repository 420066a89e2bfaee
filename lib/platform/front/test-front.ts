import { mkdtemp, rm } from "node:fs/promises";
import {
	createServer,
	request as httpRequest,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect } from "vitest";
import { createFront, type Front, type FrontOptions } from "./front";

interface Answer {
	status: number;
	headers: IncomingMessage["headers"];
	body: Buffer;
}

interface Ask {
	method?: string;
	/** An own Origin is added to whatever is no GET or HEAD, unless these name one or an empty one. */
	headers?: Record<string, string | string[]>;
	body?: string | Buffer;
	chunked?: boolean;
}

export const READING =
	'<!DOCTYPE html><html lang="en" data-reading=""><head><link rel="preload" as="script" href="/_next/a.js"/></head>' +
	`<body><p>${"Deep Space Nine. ".repeat(100)}</p><script src="/_next/a.js" async=""></script></body></html>`;
export const INTERACTIVE =
	'<!DOCTYPE html><html lang="en"><body><p>editor</p><script src="/_next/a.js"></script></body></html>';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

/** A front before a framework that answers as the test says. */
export async function startFront(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
	options: Partial<FrontOptions> = {},
) {
	const folder = await mkdtemp(join(tmpdir(), "front-test-"));
	const socketPath = join(folder, "up.sock");
	const seen: IncomingMessage[] = [];
	const logged: { event: string; details: Record<string, unknown> }[] = [];
	const upstream: Server = createServer((request, response) => {
		seen.push(request);
		answer(request, response);
	});
	await new Promise<void>((resolve) => upstream.listen(socketPath, resolve));
	const note = (event: string, details: Record<string, unknown>) => void logged.push({ event, details });
	const front: Front = createFront({
		socketPath,
		baseUrl: null,
		trustedProxies: 0,
		log: { info: note, error: note },
		logRequests: true,
		...options,
	});
	await new Promise<void>((resolve) => front.server.listen(0, "127.0.0.1", resolve));
	closing.push(async () => {
		await front.stop(0);
		upstream.closeAllConnections();
		await new Promise((resolve) => upstream.close(resolve));
		await rm(folder, { recursive: true, force: true });
	});
	const { port } = front.server.address() as AddressInfo;

	const ask = (path: string, { method = "GET", headers: given = {}, body, chunked }: Ask = {}): Promise<Answer> =>
		new Promise((resolve, reject) => {
			const { origin = /^(?:GET|HEAD)$/.test(method) ? "" : `http://127.0.0.1:${port}`, ...others } = given;
			const headers: Record<string, string | string[]> = { ...others, ...(origin !== "" && { origin }) };
			const request = httpRequest({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("error", reject);
				response.on("end", () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
				);
			});
			request.on("error", reject);
			if (body !== undefined && chunked) request.write(body);
			request.end(chunked ? undefined : body);
		});

	/** What comes back for raw bytes, until the other side closes. */
	const raw = (text: string): Promise<string> =>
		new Promise((resolve) => {
			let received = "";
			const socket = connect(port, "127.0.0.1", () => socket.write(text));
			socket.setTimeout(8_000, () => socket.destroy());
			socket.on("data", (chunk) => {
				received += chunk.toString("latin1");
			});
			socket.on("error", () => {});
			socket.on("close", () => resolve(received));
		});
	return { ask, raw, seen, logged, front, port, upstream };
}

/** A framework that always answers with this page. */
export function html(text: string, status = 200, headers: Record<string, string> = {}) {
	return (_request: IncomingMessage, response: ServerResponse) => {
		response.writeHead(status, { "content-type": "text/html; charset=utf-8", "x-powered-by": "x", ...headers });
		response.end(text);
	};
}

/** Asserts the headers that every answer has. */
export function expectSecurity(headers: IncomingMessage["headers"]): void {
	expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/);
	expect(headers["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe/);
	expect(headers["x-content-type-options"]).toBe("nosniff");
	expect(headers["x-frame-options"]).toBe("DENY");
	expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
	expect(headers["permissions-policy"]).toBeDefined();
	expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
	expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
	expect(headers["x-powered-by"]).toBeUndefined();
}

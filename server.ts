import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import next from "next";
import { createFront } from "@/lib/platform/front/front";
import { log } from "@/lib/platform/log";

export interface ServerOptions {
	/** 0 takes a free one. */
	port: number;
	/** Undefined listens on every interface. */
	host?: string | undefined;
	/** The address readers use; undefined where the wiki answers to any host, as on somebody's own machine. */
	baseUrl?: string | undefined;
	/** Whether one reverse proxy in front of this process tells the client's address. */
	trustProxy?: boolean;
	logRequests?: boolean;
}

export interface RunningServer {
	address: AddressInfo;
	/** Milliseconds that the framework needed to be ready. */
	readyIn: number;
	stop(): Promise<void>;
}

/** How long requests in flight may take to finish, in milliseconds. */
const GRACE = 20_000;

/**
 * Serves the production build: the framework's handler on a private socket, the front before it, in one process.
 * The framework cannot be wrapped more directly, because it hangs when the response it writes to is not a real one.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
	const started = performance.now();
	// The framework asks itself at this address for the page that a Server Action redirects to.
	const app = next({ dev: false, dir: import.meta.dirname, hostname: options.host ?? "localhost", port: options.port });
	await app.prepare();
	const handle = app.getRequestHandler();

	const inner = createServer(
		{ maxHeaderSize: 64 * 1024, requestTimeout: 0, headersTimeout: 0 },
		(request, response) => {
			handle(request, response).catch((error: unknown) => {
				log.error("framework failed", { error });
				if (!response.headersSent) response.writeHead(500);
				response.end();
			});
		},
	);
	inner.keepAliveTimeout = 0; // the front alone decides when a connection between the two ends
	const socket = await privateSocket();
	await listen(inner, { path: socket.path });

	const front = createFront({
		socketPath: socket.path,
		baseUrl: options.baseUrl ? new URL(options.baseUrl) : null,
		trustedProxies: options.trustProxy ? 1 : 0,
		log,
		logRequests: options.logRequests ?? false,
	});
	const closeInner = async (): Promise<void> => {
		inner.closeAllConnections();
		await new Promise((resolve) => inner.close(resolve));
		await app.close();
		await socket.remove();
	};
	try {
		await listen(front.server, { port: options.port, host: options.host });
	} catch (error) {
		await closeInner();
		throw error;
	}

	let stopped: Promise<void> | undefined;
	return {
		address: front.server.address() as AddressInfo, // a server on a port has one of this shape
		readyIn: Math.round(performance.now() - started),
		stop: () => {
			stopped ??= front.stop(GRACE).then(closeInner);
			return stopped;
		},
	};
}

/** A place for a socket that only this user can reach: a fresh folder, or a named pipe on Windows. */
async function privateSocket(): Promise<{ path: string; remove: () => Promise<void> }> {
	if (process.platform === "win32") {
		const path = `\\\\.\\pipe\\canonry-${process.pid}-${crypto.randomUUID()}`;
		return { path, remove: async () => {} };
	}
	const folder = await mkdtemp(join(tmpdir(), "canonry-"));
	return { path: join(folder, "next.sock"), remove: () => rm(folder, { recursive: true, force: true }) };
}

function listen(server: Server, where: { path: string } | { port: number; host: string | undefined }): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(where, () => {
			server.off("error", reject);
			resolve();
		});
	});
}

import { connect, type Socket } from "node:net";

export interface Request {
	method: "GET" | "POST";
	path: string;
	headers: Record<string, string>;
	body?: string;
}

export interface Load {
	/** Answers per second. */
	rate: number;
	/** Milliseconds from the first byte sent to the last received. */
	median: number;
	p99: number;
	/** Bytes of one answer, headers and all, on average. */
	bytes: number;
	answers: number;
	/** How many answers had each status. */
	statuses: Record<number, number>;
}

interface Bounds {
	port: number;
	connections: number;
	/** The load ends at whichever comes first. */
	seconds: number;
	answers?: number;
	/** Told each answer as it came, for requests that depend on the one before. */
	learn?: (answer: string) => void;
	/** Told how many milliseconds each answer took. */
	time?: (milliseconds: number) => void;
}

/** An answer that takes longer is a failure of the server, not a measurement. */
const PATIENCE = 30_000;

/**
 * Asks a server on loopback again and again over a few kept connections, one request at a time on each, and says
 * how fast it answered. Sockets are used directly: Node's own client would cost more than a bare server does.
 */
export async function load(
	next: () => Request,
	{ port, connections, seconds, answers, learn, time }: Bounds,
): Promise<Load> {
	const times: number[] = [];
	const statuses: Record<number, number> = {};
	let bytes = 0;
	let begun = 0;
	const started = performance.now();
	const end = started + seconds * 1000;

	await Promise.all(
		Array.from({ length: connections }, async () => {
			const connection = await open(port);
			while (performance.now() < end && (answers === undefined || begun < answers)) {
				begun++;
				const asked = performance.now();
				const answer = await connection.ask(written(next(), port));
				const taken = performance.now() - asked;
				times.push(taken);
				time?.(taken);
				bytes += answer.length;
				const status = Number(answer.toString("latin1", 9, 12));
				statuses[status] = (statuses[status] ?? 0) + 1;
				learn?.(answer.toString("latin1"));
			}
			connection.close();
		}),
	);

	const elapsed = (performance.now() - started) / 1000;
	times.sort((a, b) => a - b);
	const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
	return {
		rate: times.length / elapsed,
		median: at(0.5),
		p99: at(0.99),
		bytes: Math.round(bytes / Math.max(1, times.length)),
		answers: times.length,
		statuses,
	};
}

function written({ method, path, headers, body }: Request, port: number): string {
	const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
	if (body !== undefined) lines.push(`content-length: ${Buffer.byteLength(body)}`);
	return `${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body ?? ""}`;
}

interface Connection {
	ask(request: string): Promise<Buffer>;
	close(): void;
}

async function open(port: number): Promise<Connection> {
	const socket: Socket = connect(port, "127.0.0.1");
	socket.setNoDelay(true);
	await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
	let received: Buffer = Buffer.alloc(0);
	let settle: ((error: Error | null) => void) | null = null;
	socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`No answer within ${PATIENCE / 1000} s`)));
	socket.on("data", (chunk) => {
		received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
		if (isWhole(received)) settle?.(null);
	});
	socket.on("error", (error) => settle?.(error));
	socket.on("close", () => settle?.(new Error("The server closed the connection")));
	return {
		async ask(request) {
			received = Buffer.alloc(0);
			await new Promise<void>((resolve, reject) => {
				settle = (error) => (error ? reject(error) : resolve());
				socket.write(request);
			});
			settle = null;
			return received;
		},
		close: () => socket.destroy(),
	};
}

/** Whether the bytes are one complete answer; only one is ever under way on a connection. */
function isWhole(bytes: Buffer): boolean {
	const head = bytes.indexOf("\r\n\r\n");
	if (head === -1) return false;
	const headers = bytes.toString("latin1", 0, head).toLowerCase();
	const length = /\r\ncontent-length: *(\d+)/.exec(headers)?.[1];
	if (length !== undefined) return bytes.length >= head + 4 + Number(length);
	if (headers.includes("\r\ntransfer-encoding: chunked"))
		return bytes.subarray(-7).toString("latin1") === "\r\n0\r\n\r\n";
	return true;
}

import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/generated/prisma/client";

/**
 * The connection to PostgreSQL. Limits are set on every connection because the pool's own defaults wait
 * for ever: a stuck query must become an error somebody hears of, not a hanging page.
 */
function connect(): PrismaClient {
	const connectionString = process.env.DATABASE_URL;
	if (!connectionString) throw new Error("DATABASE_URL is not set: start the wiki with `npm start`, which provides it");
	return new PrismaClient({
		adapter: new PrismaPg({
			connectionString,
			max: Number(process.env.DATABASE_POOL ?? 10),
			connectionTimeoutMillis: 5_000,
			idleTimeoutMillis: 30_000,
			statement_timeout: 10_000,
			query_timeout: 12_000, // for a server that is too far gone to keep its own limit
			lock_timeout: 5_000,
			idle_in_transaction_session_timeout: 15_000,
		}),
	});
}

// One client for the process: in development every hot reload evaluates this module again.
const shared = globalThis as typeof globalThis & { canonryDb?: PrismaClient };

/** The database, connected on first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
	get(_target, property) {
		shared.canonryDb ??= connect();
		const value: unknown = Reflect.get(shared.canonryDb, property);
		return typeof value === "function" ? value.bind(shared.canonryDb) : value;
	},
});

/** What runs inside a transaction or outside of one. */
export type Database = PrismaClient | Prisma.TransactionClient;

const SERIALIZATION_FAILURE = "P2034";
const ATTEMPTS = 3;

/**
 * Runs a write in one transaction. A transaction that PostgreSQL ends to resolve a deadlock has done
 * nothing and is tried again.
 */
export async function inTransaction<T>(write: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await db.$transaction(write, { maxWait: 5_000, timeout: 15_000 });
		} catch (error) {
			if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
		}
	}
}

function isDeadlock(error: unknown): boolean {
	return error instanceof Prisma.PrismaClientKnownRequestError && error.code === SERIALIZATION_FAILURE;
}

/** Prisma's codes, Node's and PostgreSQL's own for "nobody answers there now": worth a retry, not a bug. */
const AWAY = new Set([
	...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"],
	...["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"],
	...["ECONNREFUSED", "ENOENT", "53300", "55P03", "57P01", "57P02", "57P03"],
]);

/** What the driver says without a code: no answer, no free connection in time, a connection that broke. */
const AWAY_MESSAGE =
	/^(?:Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** Whether an error says that the database is away or overloaded rather than that something is wrong. */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (error instanceof Prisma.PrismaClientInitializationError || AWAY_MESSAGE.test(error.message)) return true;
	return codesOf(error).some((code) => AWAY.has(code));
}

/** Whether a write failed because the database's disk has no room: it will not pass before somebody makes some. */
export function isDiskFull(error: unknown): boolean {
	return error instanceof Error && codesOf(error).includes("53100");
}

/** What Prisma, its driver and PostgreSQL call an error. */
function codesOf(error: Error): string[] {
	const { code, cause, meta } = error as DatabaseError;
	const said = [meta?.driverAdapterError?.cause, cause];
	return [code, ...said.flatMap((one) => [one?.kind, one?.originalCode])].filter((name) => typeof name === "string");
}

/** What Prisma throws. Where COMMIT fails, that is what the driver adapter threw, as it is. */
interface DatabaseError extends Error {
	readonly code?: unknown;
	readonly cause?: AdapterCause;
	readonly meta?: { driverAdapterError?: { cause?: AdapterCause } };
}

/** What the driver adapter says about a failure; raw queries carry nothing else. */
interface AdapterCause {
	readonly kind?: unknown;
	readonly originalCode?: unknown;
}

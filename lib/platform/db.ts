import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Prisma } from "@/generated/prisma/client";
import { PrismaClient } from "@/generated/prisma/client";

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

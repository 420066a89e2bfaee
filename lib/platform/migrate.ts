import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Client, DatabaseError } from "pg";
import { StartError } from "./env";

// Brings a database to the newest migration without Prisma's command line, whose engine is a download.
// What it leaves behind is Prisma's own book-keeping, so `prisma migrate status`, `dev` and `deploy` agree with it.

const migrationsFolder = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** The number Prisma itself locks, so that its command line and this runner exclude each other too. */
const advisoryLock = 72_707_369;

const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
	id VARCHAR(36) PRIMARY KEY NOT NULL,
	checksum VARCHAR(64) NOT NULL,
	finished_at TIMESTAMPTZ,
	migration_name VARCHAR(255) NOT NULL,
	logs TEXT,
	rolled_back_at TIMESTAMPTZ,
	started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
	applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

type Migration = { name: string; sql: string; checksum: string };
type Row = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null };

async function readMigrations(folder: string): Promise<Migration[]> {
	const entries = await readdir(folder, { withFileTypes: true });
	const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	return Promise.all(
		names.sort().map(async (name) => {
			const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
			return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
		}),
	);
}

/** Which migrations are still to be applied; throws a {@link StartError} where the two histories contradict. */
function pendingMigrations(migrations: readonly Migration[], rows: readonly Row[]): Migration[] {
	const standing = rows.filter((row) => row.rolled_back_at === null);
	const failed = standing.find((row) => row.finished_at === null);
	if (failed) {
		throw new StartError(
			`Migration ${failed.migration_name} failed half-way when it was applied with Prisma's command line. ` +
				"Repair it with `npx prisma migrate resolve`, then start again.",
		);
	}
	const applied = new Map(standing.map((row) => [row.migration_name, row.checksum]));
	for (const { name, checksum } of migrations) {
		const recorded = applied.get(name);
		if (recorded !== undefined && recorded !== checksum) {
			throw new StartError(
				`Migration ${name} was changed after this database had applied it. ` +
					"Restore the file and put the change into a new migration.",
			);
		}
	}
	return migrations.filter(({ name }) => !applied.has(name));
}

function whyItFailed(migration: Migration, error: DatabaseError): string {
	const line = error.position ? migration.sql.slice(0, Number(error.position)).split("\n").length : null;
	const place = line === null ? "" : `, line ${line}`;
	const detail = error.detail ? ` ${error.detail}` : "";
	return (
		`Migration ${migration.name} failed${place}: ${error.message}.${detail}\n` +
		"Nothing of it was kept; earlier migrations stand. The wiki does not start on a half-made database."
	);
}

async function applyMigration(client: Client, migration: Migration): Promise<void> {
	const startedAt = new Date();
	await client.query("BEGIN");
	try {
		await client.query(migration.sql);
		await client.query(
			`INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
			 VALUES ($1, $2, now(), $3, $4, 1)`,
			[randomUUID(), migration.checksum, migration.name, startedAt],
		);
		await client.query("COMMIT");
	} catch (error) {
		await client.query("ROLLBACK");
		if (error instanceof DatabaseError) throw new StartError(whyItFailed(migration, error), { cause: error });
		throw error;
	}
}

/**
 * Applies the migrations in `folder` that the database has not seen, in the order of their names, and returns
 * the names of those applied. Each runs in a transaction of its own: a failing one leaves no trace, can be
 * mended and run again. Concurrent callers wait for each other. A database that already knows migrations
 * newer than ours is served as it is, so that two versions can run side by side during an upgrade.
 */
export async function migrate(databaseUrl: string, folder: string = migrationsFolder): Promise<string[]> {
	const migrations = await readMigrations(folder);
	const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
		await client.query(table);
		const { rows } = await client.query<Row>(
			`SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations"`,
		);
		const pending = pendingMigrations(migrations, rows);
		for (const migration of pending) await applyMigration(client, migration);
		return pending.map(({ name }) => name);
	} finally {
		await client.end();
	}
}

import { existsSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { ensureGenerated, runNode } from "@/lib/platform/build";
import { keepSecret, openDataFolder, takeLock } from "@/lib/platform/data-folder";
import { type Environment, readEnvironment, StartError } from "@/lib/platform/env";
import { migrate } from "@/lib/platform/migrate";
import { ensureDatabase, findRunningPostgres, startPostgres } from "@/lib/platform/postgres";
import type { Life } from "./lifecycle";

const root = path.resolve(import.meta.dirname, "..");
const sampleLoader = path.join(root, "prisma/seed/load-sample.ts");
const databaseName = "canonry";

/** Says where something stands, in the shorter way of writing it. */
function shown(file: string): string {
	const relative = path.relative(process.cwd(), file);
	return relative.startsWith("..") ? file : relative;
}

async function query(url: string, sql: string): Promise<unknown[]> {
	const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
	await client.connect();
	try {
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

async function hasUsers(url: string): Promise<boolean> {
	return (await query(url, `SELECT 1 FROM "user" LIMIT 1`)).length > 0;
}

// Core code refuses to load outside React's server build: this condition says that we are one.
const serverSide = ["--conditions=react-server", "--import", "tsx"];

/** The address of the set-up page with a new token, while there is no admin who could hand out rights. */
async function findSetUpPath(url: string, signal: AbortSignal): Promise<string | null> {
	const admins = await query(url, `SELECT 1 FROM group_membership WHERE "group" = 'admin' LIMIT 1`);
	if (admins.length > 0) return null;
	const script = path.join(root, "scripts/set-up-link.ts");
	return (await runNode([...serverSide, script], { what: "Preparing the set-up page", quiet: true, signal })).trim();
}

/** One installation of the wiki that is ready to be served. */
export type Installation = {
	environment: Environment;
	/** Lines for the person who started it: accounts, where the data are. */
	notes: string[];
	/** Path of the page that makes the first admin, while there is none. */
	setUpPath: string | null;
};

/**
 * Brings an installation up to the point where pages can be served: settings checked, data folder locked, client
 * generated, database running and migrated, the sample in an empty one. What the modules of the app read from the
 * environment is set here (DATABASE_URL, AUTH_SECRET), and everything begun is registered with `life` to be ended.
 */
export async function openInstallation(life: Life, prepare?: () => Promise<void>): Promise<Installation> {
	const environment = readEnvironment(process.env);
	const folder = openDataFolder(environment.DATA_DIR);
	const lock = takeLock(path.join(folder, "lock"));
	if (!lock.ok) {
		throw new StartError(
			`This wiki already runs: process ${lock.pid} uses ${shown(folder)}. Stop it first, or set DATA_DIR (and PORT) for a second one.`,
		);
	}
	life.onEnd(lock.release);
	await ensureGenerated(console.log, life.signal);
	await prepare?.();
	life.signal.throwIfAborted();

	process.env.DATA_DIR = folder;
	process.env.AUTH_SECRET = environment.AUTH_SECRET ?? keepSecret(folder, "auth-secret");
	const notes: string[] = [];
	const wantsSample = environment.SAMPLE !== "none";
	const fill = async (url: string) => {
		await migrate(url);
		if (!wantsSample || (await hasUsers(url))) return;
		console.log("Loading the sample wiki …");
		const env = { DATABASE_URL: url };
		await runNode([...serverSide, sampleLoader], { what: "Loading the sample wiki", env, signal: life.signal });
	};
	process.env.DATABASE_URL =
		environment.DATABASE_URL ?? (await openEmbeddedDatabase(life, folder, (notice) => notes.push(notice), fill));
	if (environment.DATABASE_URL) {
		await reachable(environment.DATABASE_URL);
		await fill(environment.DATABASE_URL);
	}
	life.signal.throwIfAborted();

	const passwordFile = path.join(folder, "demo-password");
	if (wantsSample && existsSync(passwordFile)) {
		notes.push(`Accounts: demo-editor, demo-reviewer, demo-admin; their password is in ${shown(passwordFile)}`);
	}
	return { environment, notes, setUpPath: await findSetUpPath(process.env.DATABASE_URL, life.signal) };
}

/** The address of the database of an installation that runs, for what a person runs beside it. */
export function findDatabase(): string {
	const environment = readEnvironment(process.env);
	if (environment.DATABASE_URL) return environment.DATABASE_URL;
	const folder = openDataFolder(environment.DATA_DIR);
	const url = findRunningPostgres({
		folder: path.join(folder, "postgres"),
		password: keepSecret(folder, "database-password"),
	});
	if (url === null) throw new StartError("The wiki does not run: start it first, or set DATABASE_URL.");
	return url(databaseName);
}

async function reachable(url: string): Promise<void> {
	try {
		await query(url, "SELECT 1");
	} catch (error) {
		const { host } = new URL(url);
		throw new StartError(`The database that DATABASE_URL names (${host}) does not answer: ${(error as Error).message}`);
	}
}

/**
 * Starts the embedded server. A new database is filled under another name and renamed when it is complete, so
 * that a first start which is interrupted never leaves half a sample behind.
 */
async function openEmbeddedDatabase(
	life: Life,
	folder: string,
	note: (notice: string) => void,
	fill: (url: string) => Promise<void>,
): Promise<string> {
	const cluster = path.join(folder, "postgres");
	if (!existsSync(cluster)) console.log(`Making the database in ${shown(cluster)} …`);
	const server = await startPostgres({
		folder: cluster,
		password: keepSecret(folder, "database-password"),
		durable: true,
		onRestart: () => console.error("The database had stopped and was started again."),
	});
	life.onEnd(server.stop);
	if (server.notice) note(server.notice);
	life.signal.throwIfAborted();

	const maintenance = server.url("postgres");
	const found = await query(maintenance, `SELECT 1 FROM pg_database WHERE datname = '${databaseName}'`);
	if (found.length > 0) {
		await fill(server.url(databaseName));
	} else {
		const unfinished = `${databaseName}_unfinished`;
		await query(maintenance, `DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
		await ensureDatabase(server.url(unfinished));
		await fill(server.url(unfinished));
		await query(maintenance, `ALTER DATABASE ${unfinished} RENAME TO ${databaseName}`);
	}
	return server.url(databaseName);
}

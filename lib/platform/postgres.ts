import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { isRunning } from "./data-folder";
import { StartError } from "./env";
import { findBinaries, findPostgresHost, type PostgresHost } from "./postgres-account";

// The embedded PostgreSQL: made on first start, driven with pg_ctl so that it lives in a session of its own and
// a Ctrl-C meant for the wiki does not reach it before the wiki has finished. It listens on loopback only, asks
// for a password (SCRAM), and is found again after the wiki was killed.

/** A running server. */
export type Postgres = {
	/** The address of one of its databases. */
	url(database: string): string;
	/** What the person who starts the wiki should know, if anything. */
	notice: string | null;
	/** Stops it cleanly: sessions are ended, everything is on disk. */
	stop(): Promise<void>;
	/** Deletes its data; only after `stop`. */
	remove(): void;
};

type Options = {
	/** The cluster's folder; beside it stands a file with the port. */
	folder: string;
	password: string;
	/** False for tests: nothing is flushed to disk and the server may be lost with the machine. */
	durable: boolean;
	/** Told when the server had died and was started again. */
	onRestart?: () => void;
};

const user = "canonry";

/** A port that nobody listens on: `preferred` if that is free. */
export async function findFreePort(preferred = 0): Promise<number> {
	const tried = await new Promise<number | null>((resolve) => {
		const server = createServer();
		server.once("error", () => resolve(null));
		server.listen(preferred, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => resolve(typeof address === "object" && address ? address.port : null));
		});
	});
	return tried ?? findFreePort();
}

/**
 * Makes the cluster beside its place and moves it there when it is whole, so that an interrupted first start
 * leaves nothing that looks like a database. Sorting is by code point and case by Unicode (the built-in C.UTF-8),
 * the same on every machine; only classifying letters asks the C library, where it knows UTF-8.
 */
async function createCluster(host: PostgresHost, { password, durable }: Options): Promise<void> {
	const unfinished = `${host.cluster}.new`;
	const scratch = mkdtempSync(path.join(os.tmpdir(), "canonry-"));
	const passwordFile = path.join(scratch, "password");
	try {
		writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
		host.give(scratch);
		host.give(passwordFile);
		const letters = os.platform() === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
		let output = "";
		for (const ctype of [letters, "C"]) {
			rmSync(unfinished, { recursive: true, force: true });
			mkdirSync(unfinished, { mode: 0o700 });
			host.give(unfinished);
			const result = await host.run("initdb", [
				`--pgdata=${unfinished}`,
				`--username=${user}`,
				`--pwfile=${passwordFile}`,
				"--auth=scram-sha-256",
				"--encoding=UTF8",
				"--locale-provider=builtin",
				"--builtin-locale=C.UTF-8",
				"--locale=C",
				`--lc-ctype=${ctype}`,
				"--data-checksums",
				...(durable ? [] : ["--no-sync"]),
			]);
			if (result.code === 0) {
				renameSync(unfinished, host.cluster);
				return;
			}
			output = result.output;
		}
		throw new StartError(`PostgreSQL could not make a database in ${host.cluster}:\n${output}`);
	} finally {
		rmSync(scratch, { recursive: true, force: true });
		rmSync(unfinished, { recursive: true, force: true });
	}
}

function readPostmaster(cluster: string): { pid: number; folder: string } | null {
	try {
		const [pid, folder] = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
		return { pid: Number(pid), folder: folder ?? cluster };
	} catch {
		return null;
	}
}

async function commandLine(pid: number): Promise<string> {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
	} catch {
		const { execFileSync } = await import("node:child_process");
		try {
			return execFileSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" });
		} catch {
			return "";
		}
	}
}

/**
 * Ends a server that outlived a killed wiki, so that the new one starts from a known state. The number in
 * postmaster.pid may by now belong to somebody else's process: then it is not signalled, and the file, which
 * would keep PostgreSQL from starting, is removed.
 */
async function endLeftoverServer(host: PostgresHost): Promise<void> {
	const postmaster = readPostmaster(host.cluster);
	if (!postmaster || !isRunning(postmaster.pid)) return;
	const command = await commandLine(postmaster.pid);
	if (!command.includes("postgres") || !command.includes(postmaster.folder)) {
		rmSync(path.join(host.cluster, "postmaster.pid"), { force: true });
		return;
	}
	await stopServer(host);
}

async function stopServer(host: PostgresHost): Promise<void> {
	for (const mode of ["fast", "immediate"]) {
		const { code } = await host.run("pg_ctl", ["stop", "-w", "-t", "20", "-m", mode, "-D", host.cluster]);
		if (code === 0 || readPostmaster(host.cluster) === null) return;
	}
	throw new Error(`PostgreSQL in ${host.cluster} does not stop`);
}

function serverSettings(port: number, durable: boolean): string {
	const settings: Record<string, string> = {
		port: String(port),
		listen_addresses: "127.0.0.1",
		// A path in a deep checkout would be longer than a socket's name may be.
		unix_socket_directories: "''",
		...(durable
			? {
					logging_collector: "on",
					log_filename: "server-%a.log",
					log_truncate_on_rotation: "on",
					log_rotation_size: "0",
				}
			: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" }),
	};
	return Object.entries(settings)
		.map(([name, value]) => `-c ${name}=${value}`)
		.join(" ");
}

async function startServer(host: PostgresHost, { folder, durable }: Options): Promise<number> {
	const portFile = `${folder}.port`;
	const log = path.join(host.cluster, "start.log");
	let remembered = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) || 0 : 0;
	// More than one try: another program may take the port first, and after a kill the old server's
	// processes need a moment to notice and let go of the shared memory.
	for (let attempt = 1; ; attempt++) {
		const port = await findFreePort(remembered);
		rmSync(log, { force: true });
		const settings = serverSettings(port, durable);
		const { code } = await host.run("pg_ctl", [
			"start",
			"-w",
			"-t",
			"60",
			"-D",
			host.cluster,
			"-l",
			log,
			"-o",
			settings,
		]);
		if (code === 0) {
			writeFileSync(portFile, `${port}\n`);
			return port;
		}
		const why = existsSync(log) ? readFileSync(log, "utf8").trim() : "";
		if (attempt === 8) throw new StartError(`PostgreSQL does not start in ${host.cluster}:\n${why}`);
		if (/could not bind|Address already in use/.test(why)) remembered = 0;
		else await sleep(500);
	}
}

function checkVersion(cluster: string): void {
	const { version } = findBinaries();
	let made: string;
	try {
		made = readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EACCES") throw error;
		throw new StartError(`${cluster} belongs to another account: start the wiki as the account that made it.`);
	}
	if (version.split(".")[0] === made) return;
	throw new StartError(
		`The database in ${cluster} was made by PostgreSQL ${made}, and this is ${version.split("-")[0]}. ` +
			"Serve it with the version of the wiki that made it, or move it by dump and restore and set DATABASE_URL.",
	);
}

/** Starts the PostgreSQL whose cluster is `folder`, making it first when it is missing. */
export async function startPostgres(options: Options): Promise<Postgres> {
	const host = await findPostgresHost(options.folder);
	if (!existsSync(host.cluster)) await createCluster(host, options);
	checkVersion(host.cluster);
	await endLeftoverServer(host);
	let port = await startServer(host, options);

	let watching: NodeJS.Timeout | undefined;
	let restarting: Promise<void> | null = null;
	const watch = () => {
		const postmaster = readPostmaster(host.cluster);
		if (restarting || (postmaster && isRunning(postmaster.pid))) return;
		restarting = startServer(host, { ...options })
			.then((restarted) => {
				port = restarted;
				options.onRestart?.();
			})
			.catch(() => undefined) // the next look tries again
			.finally(() => {
				restarting = null;
			});
	};
	if (options.durable) watching = setInterval(watch, 500).unref();

	return {
		url: addresses(options.password, () => port),
		notice: host.notice,
		stop: async () => {
			clearInterval(watching);
			await restarting;
			await stopServer(host);
		},
		remove: () => {
			host.remove();
			rmSync(`${options.folder}.port`, { force: true });
		},
	};
}

/** The address of a database of the server whose cluster is `folder`, if somebody started it; else null. */
export function findRunningPostgres({
	folder,
	password,
}: Pick<Options, "folder" | "password">): Postgres["url"] | null {
	const portFile = `${folder}.port`;
	if (!existsSync(portFile)) return null;
	return addresses(password, () => Number(readFileSync(portFile, "utf8")));
}

function addresses(password: string, port: () => number): Postgres["url"] {
	return (database) => `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port()}/${database}`;
}

/** Makes the database that `databaseUrl` names, unless it is there; asks the server's `postgres` database. */
export async function ensureDatabase(databaseUrl: string): Promise<void> {
	const url = new URL(databaseUrl);
	const name = decodeURIComponent(url.pathname.slice(1));
	url.pathname = "/postgres";
	const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 10_000 });
	await client.connect();
	try {
		const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
		if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
	} finally {
		await client.end();
	}
}

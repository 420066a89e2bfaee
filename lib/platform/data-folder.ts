import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartError } from "./env";

// The folder that makes this installation this installation: secrets, the embedded database, and a lock that
// says who is using it. Nothing in it can be read by others.

const root = path.resolve(import.meta.dirname, "../..");

/** The data folder's absolute path, created when missing. A relative `folder` counts from the project. */
export function openDataFolder(folder: string): string {
	const absolute = path.resolve(root, folder);
	try {
		// Root's database runs as another account, which must be able to pass through, and no more.
		mkdirSync(absolute, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
	} catch (error) {
		throw new StartError(`The data folder ${absolute} cannot be made: ${(error as Error).message}. Set DATA_DIR.`);
	}
	return absolute;
}

/** The secret kept as `name` in the data folder; generated (256 bits, base64url) at the first call. */
export function keepSecret(
	folder: string,
	name: string,
	generate = () => randomBytes(32).toString("base64url"),
): string {
	const file = path.join(folder, name);
	const read = () => readFileSync(file, "utf8").trim();
	try {
		return read();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
	}
	try {
		writeFileSync(file, `${generate()}\n`, { mode: 0o600, flag: "wx" });
	} catch (error) {
		// Another process was first: its secret is the one.
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	}
	chmodSync(file, 0o600);
	return read();
}

type Holder = { pid: number; started: string | null };

/**
 * When the process began, in the kernel's words, or null where the system does not tell. A pid alone is not an
 * identity: containers hand out the same small numbers at every start.
 */
function startOf(pid: number): string | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
		// The name in parentheses may hold spaces; the start time is the 20th field after it.
		return `${boot}:${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
	} catch {
		return null;
	}
}

/** Whether a process with this number runs, ours or not. */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

function readHolder(file: string): Holder | null {
	try {
		const holder: unknown = JSON.parse(readFileSync(file, "utf8"));
		const pid = Reflect.get(Object(holder), "pid");
		const started = Reflect.get(Object(holder), "started");
		return Number.isInteger(pid) ? { pid, started: typeof started === "string" ? started : null } : null;
	} catch {
		return null;
	}
}

function isHeld(holder: Holder): boolean {
	if (!isRunning(holder.pid)) return false;
	const started = startOf(holder.pid);
	return started === null || holder.started === null || started === holder.started;
}

/**
 * Takes the lock file, or names the running process that has it. A lock whose process is gone (`kill -9`, power
 * loss) is taken over. The file appears whole, by link, so a reader never sees half a record; and a stale one is
 * moved away under a name of our own before it is removed, so that of two takers only one can win.
 */
export function takeLock(file: string): { ok: true; release: () => void } | { ok: false; pid: number } {
	const mine = `${file}.${process.pid}`;
	writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), { mode: 0o600 });
	try {
		for (let attempt = 0; attempt < 5; attempt++) {
			try {
				linkSync(mine, file);
				return { ok: true, release: () => rmSync(file, { force: true }) };
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
			}
			const holder = readHolder(file);
			if (holder && isHeld(holder)) return { ok: false, pid: holder.pid };
			const removed = `${mine}.stale`;
			try {
				renameSync(file, removed);
			} catch {
				continue;
			}
			const moved = readHolder(removed);
			// Between look and move another taker may have put its own lock there: give it back.
			if (moved && isHeld(moved)) linkSync(removed, file);
			rmSync(removed, { force: true });
		}
		return { ok: false, pid: readHolder(file)?.pid ?? 0 };
	} finally {
		rmSync(mine, { force: true });
	}
}

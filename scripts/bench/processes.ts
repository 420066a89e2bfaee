import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@/lib/platform/postgres";
import type { BareAnswer } from "./bare-server";

const root = join(import.meta.dirname, "../..");

export interface Wiki {
	port: number;
	/** Seconds from the start of the command to the first page. */
	startedIn: number;
	/** Milliseconds for which it did nothing else at a time, at most, since this was asked last. */
	longestHold(): Promise<number>;
	stop(): Promise<void>;
	/** Ends it at once, as a crash would. */
	kill(): Promise<void>;
}

interface WikiOptions {
	/** A free one where none is given. */
	port?: number;
	/** A database of its own where none is given. */
	databaseUrl?: string;
}

/** Starts the wiki by its own command, with its data in `dataFolder`, and waits for the first page. */
export async function startWiki(
	dataFolder: string,
	password: string,
	patience: number,
	{ port: wanted, databaseUrl }: WikiOptions = {},
): Promise<Wiki> {
	const port = wanted ?? (await findFreePort());
	const began = performance.now();
	const { DATABASE_URL: _database, BASE_URL: _base, SAMPLE: _sample, TRUST_PROXY: _proxy, ...inherited } = process.env;
	const watch = import.meta.resolve("./watch-loop.ts");
	const child = spawn(process.execPath, ["--import", "tsx", "--import", watch, join(root, "scripts/start.ts")], {
		cwd: root,
		env: {
			...inherited,
			PORT: String(port),
			HOST: "127.0.0.1",
			DATA_DIR: dataFolder,
			DEMO_PASSWORD: password,
			LOG_LEVEL: "warn",
			...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
		},
		stdio: ["ignore", "pipe", "pipe", "ipc"],
	});
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on("data", (chunk: Buffer) => {
			output += chunk;
		});
	}
	while (true) {
		if (child.exitCode !== null) throw new Error(`The wiki did not start:\n${output}`);
		const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
		const text = await page?.text();
		if (page?.ok && text?.includes("</html>")) break;
		if (performance.now() - began > patience * 1000) {
			await stop(child);
			throw new Error(`The wiki was not ready within ${patience} s:\n${output}`);
		}
		await sleep(20);
	}
	return {
		port,
		startedIn: (performance.now() - began) / 1000,
		longestHold: async () => {
			child.send("longest hold");
			const [milliseconds] = (await once(child, "message")) as [number];
			return milliseconds;
		},
		stop: () => stop(child),
		kill: async () => {
			const gone = once(child, "exit");
			child.kill("SIGKILL");
			await gone;
		},
	};
}

export interface BareServer {
	port: number;
	/** Sets what it answers from now on. */
	answerWith(answer: BareAnswer): Promise<void>;
	stop(): Promise<void>;
}

/** Starts the bare server that everything is compared with. */
export async function startBareServer(): Promise<BareServer> {
	const child = fork(join(import.meta.dirname, "bare-server.ts"), { execArgv: ["--import", "tsx"] });
	const [port] = (await once(child, "message")) as [number];
	return {
		port,
		async answerWith(answer) {
			child.send(answer);
			await once(child, "message");
		},
		stop: () => stop(child),
	};
}

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, "exit");
	child.kill("SIGTERM");
	const timer = setTimeout(() => child.kill("SIGKILL"), 30_000);
	await gone;
	clearTimeout(timer);
}

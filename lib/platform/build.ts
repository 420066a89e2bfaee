import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { takeLock } from "./data-folder";
import { StartError } from "./env";

// What a checkout needs before it can serve: what is generated (the database client, the bundled scripts of reading
// pages and of the thread that compares) and the production build. Each is
// made anew exactly when what it is made from has other bytes than the last time.

const root = path.resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);

type Progress = (message: string) => void;

const clientSources = ["prisma/schema.prisma", "prisma/models", "prisma.config.ts"];
const assetSources = [
	"components/reading",
	"components/editor/apart",
	"lib/document",
	"lib/revision/blame.ts",
	"lib/revision/compare-task.ts",
	"lib/revision/compare-worker.ts",
	"lib/revision/edit-events.ts",
	"scripts/build-assets.ts",
	"package-lock.json",
];
const buildSources = [
	...clientSources,
	"app",
	"components",
	"lib",
	"public",
	"next.config.ts",
	"tsconfig.json",
	"package-lock.json",
];

function* filesUnder(relative: string): Generator<string> {
	const absolute = path.join(root, relative);
	if (!existsSync(absolute)) return;
	if (!statSync(absolute).isDirectory()) {
		yield relative;
		return;
	}
	for (const name of readdirSync(absolute).sort()) yield* filesUnder(`${relative}/${name}`);
}

function fingerprint(sources: readonly string[]): string {
	const hash = createHash("sha256");
	for (const source of sources) {
		for (const file of filesUnder(source)) {
			if (/\.test\.tsx?$/.test(file)) continue;
			const bytes = readFileSync(path.join(root, file));
			hash.update(`${file}\0${bytes.length}\0`).update(bytes);
		}
	}
	return hash.digest("hex");
}

function isFresh(record: string, wanted: string): boolean {
	return existsSync(record) && readFileSync(record, "utf8").trim() === wanted;
}

/**
 * Runs a program of Node's to its end and returns what it printed when `quiet`; otherwise that goes to the
 * terminal. Throws a {@link StartError} when it fails.
 */
export async function runNode(
	args: readonly string[],
	options: { what: string; env?: Record<string, string>; quiet?: boolean; signal?: AbortSignal | undefined },
): Promise<string> {
	const output: Buffer[] = [];
	const code = await new Promise<number>((resolve, reject) => {
		const child = spawn(process.execPath, args, {
			cwd: root,
			env: { ...process.env, ...options.env },
			stdio: options.quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
			...(options.signal ? { signal: options.signal } : {}),
		});
		child.stdout?.on("data", (chunk: Buffer) => output.push(chunk));
		child.stderr?.on("data", (chunk: Buffer) => output.push(chunk));
		child.on("error", reject);
		child.on("close", (exit) => resolve(exit ?? 1));
	});
	const printed = Buffer.concat(output).toString();
	if (code === 0) return printed;
	throw new StartError(`${options.what} failed (exit code ${code}).\n${printed}`.trim());
}

/** Makes `make` run in one process at a time, and only while the record beside its result is out of date. */
async function refresh(sources: readonly string[], record: string, make: () => Promise<void>): Promise<void> {
	if (isFresh(record, fingerprint(sources))) return;
	mkdirSync(path.join(root, "generated"), { recursive: true });
	let lock = takeLock(path.join(root, "generated/build.lock"));
	while (!lock.ok) {
		await sleep(200);
		lock = takeLock(path.join(root, "generated/build.lock"));
	}
	try {
		const wanted = fingerprint(sources);
		if (isFresh(record, wanted)) return;
		rmSync(record, { force: true });
		await make();
		writeFileSync(record, `${wanted}\n`);
	} finally {
		lock.release();
	}
}

/**
 * Generates the database client when it is missing or older than the schema. Prisma's command line would first
 * download an engine that generating does not use; naming any program in its place keeps it from that.
 */
async function ensureClient(say: Progress, signal?: AbortSignal): Promise<void> {
	await refresh(clientSources, path.join(root, "generated/client.sha256"), async () => {
		say("Generating the database client …");
		await runNode([require.resolve("prisma/build/index.js"), "generate"], {
			what: "Generating the database client",
			env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
			quiet: true,
			signal,
		});
	});
}

/** Bundles the scripts of reading pages and of threads when they are missing or older than their sources. */
async function ensureAssets(signal?: AbortSignal): Promise<void> {
	await refresh(assetSources, path.join(root, "generated/assets.sha256"), async () => {
		await runNode(["--import", "tsx", path.join(root, "scripts/build-assets.ts")], {
			what: "Bundling the scripts of reading pages and threads",
			quiet: true,
			signal,
		});
	});
}

/** Makes everything that types, tests and builds import but the repository does not hold. */
export async function ensureGenerated(say: Progress, signal?: AbortSignal): Promise<void> {
	await ensureClient(say, signal);
	await ensureAssets(signal);
}

/** Makes the production build when it is missing or older than the sources. */
export async function ensureBuild(say: Progress, signal?: AbortSignal): Promise<void> {
	await refresh(buildSources, path.join(root, ".next/sources.sha256"), async () => {
		say("Building (about a minute, only when something changed) …");
		await runNode([require.resolve("next/dist/bin/next"), "build"], {
			what: "The build",
			env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
			signal,
		});
	});
}

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findFreePort } from "@/lib/platform/postgres";
import { findBrowser } from "@/scripts/browser";

// Finds a browser and starts the wiki as `npm start` does: the production build, the sample, an own data folder.
// With E2E_BASE_URL (and DEMO_PASSWORD, for its accounts) the tests run against a wiki that is already there.

const demoPassword = "correct horse battery staple";

function ended(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) resolve();
		else child.once("exit", () => resolve());
	});
}

function removeData(folder: string): void {
	// Where the database's account could not reach the folder, the data stand elsewhere and this file says where.
	const pointer = path.join(folder, "postgres.elsewhere");
	if (existsSync(pointer)) rmSync(readFileSync(pointer, "utf8").trim(), { recursive: true, force: true });
	rmSync(folder, { recursive: true, force: true });
}

async function startWiki(folder: string): Promise<{ address: string; stop: () => Promise<void> }> {
	const port = await findFreePort();
	const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
		cwd: path.resolve(import.meta.dirname, ".."),
		stdio: ["ignore", "pipe", "pipe"],
		env: {
			...process.env,
			PORT: String(port),
			HOST: "127.0.0.1",
			BASE_URL: "",
			DATABASE_URL: "",
			DATA_DIR: folder,
			SAMPLE: "",
			DEMO_PASSWORD: demoPassword,
			// Each test speaks as a client of its own, so that their rate limits do not add up.
			TRUST_PROXY: "1",
		},
	});
	const stop = async () => {
		child.kill("SIGTERM");
		await ended(child);
	};
	let output = "";
	const address = `http://127.0.0.1:${port}`;
	await new Promise<void>((resolve, reject) => {
		const listen = (chunk: string) => {
			output += chunk;
			if (output.includes("Canonry is ready")) resolve();
		};
		child.stdout.setEncoding("utf8").on("data", listen);
		child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
			process.stderr.write(chunk);
			listen(chunk);
		});
		child.once("exit", (code) => reject(new Error(`The wiki ended with code ${code} instead of serving:\n${output}`)));
	});
	return { address, stop };
}

export default async function setUp(): Promise<() => Promise<void>> {
	process.env.CHROMIUM_PATH = await findBrowser(console.log);
	if (process.env.E2E_BASE_URL) return async () => undefined;
	const folder = mkdtempSync(path.join(os.tmpdir(), "canonry-e2e-"));
	try {
		const { address, stop } = await startWiki(folder);
		process.env.E2E_BASE_URL = address;
		process.env.DEMO_PASSWORD = demoPassword;
		return async () => {
			await stop();
			removeData(folder);
		};
	} catch (error) {
		removeData(folder);
		throw error;
	}
}

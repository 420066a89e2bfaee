import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBuild } from "@/lib/platform/build";
import { StartError } from "@/lib/platform/env";
import { commandFile, runChecks } from "./checks";

// `npm test`: the checks, the unit and database tests, the production build and the browser tests. A step that
// fails does not keep the later ones from running; the last line is the sum of all.

type Counts = { passed: number; failed: number };

const root = path.resolve(import.meta.dirname, "..");
const reports = mkdtempSync(path.join(os.tmpdir(), "canonry-reports-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));

// The terminal has told the running step as well: it cleans up after itself, and then this ends too.
let interrupted = false;
for (const name of ["SIGINT", "SIGTERM"] as const) {
	process.on(name, () => {
		interrupted = true;
		running?.kill(name);
	});
}
let running: ReturnType<typeof spawn> | undefined;

function run(args: readonly string[], env: Record<string, string>): Promise<number> {
	return new Promise((resolve, reject) => {
		running = spawn(process.execPath, args, {
			cwd: root,
			env: { ...process.env, ...env },
			stdio: ["ignore", "inherit", "inherit"],
		});
		running.on("error", reject);
		running.on("close", (code) => resolve(code ?? 1));
	});
}

/** The counts in a runner's report. A runner that fails without saying which test did counts as one failure. */
function readReport(file: string, code: number, read: (report: Record<string, unknown>) => Counts): Counts {
	let counts: Counts = { passed: 0, failed: 0 };
	try {
		counts = read(JSON.parse(readFileSync(file, "utf8")));
	} catch {
		// No report: the runner did not get that far.
	}
	const ranNothing = counts.passed + counts.failed === 0;
	return { ...counts, failed: (code !== 0 || ranNothing) && counts.failed === 0 ? 1 : counts.failed };
}

async function runVitest(): Promise<Counts> {
	const file = path.join(reports, "vitest.json");
	const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
	const code = await run([commandFile("vitest", "vitest.mjs"), "run", ...reporters], {});
	return readReport(file, code, ({ numPassedTests, numFailedTests, testResults }) => {
		// A file that cannot be loaded has failed without having a test that could.
		const broken = (testResults as { status: string; assertionResults: unknown[] }[]).filter(
			({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
		).length;
		return { passed: Number(numPassedTests), failed: Number(numFailedTests) + broken };
	});
}

async function runBuild(): Promise<Counts> {
	await ensureBuild(console.log);
	return { passed: 1, failed: 0 };
}

async function runPlaywright(): Promise<Counts> {
	const file = path.join(reports, "playwright.json");
	const code = await run([commandFile("@playwright/test", "cli.js"), "test", "--reporter=list,json"], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: file,
	});
	return readReport(file, code, ({ stats }) => {
		const { expected, unexpected, flaky } = stats as { expected: number; unexpected: number; flaky: number };
		return { passed: expected, failed: unexpected + flaky };
	});
}

async function main(): Promise<void> {
	const total: Counts = { passed: 0, failed: 0 };
	const step = async (title: string, work: () => Promise<Counts>): Promise<boolean> => {
		if (interrupted) return false;
		console.log(`\n— ${title}`);
		const started = performance.now();
		const counts = await work().catch((error: unknown) => {
			console.error(error instanceof StartError ? error.message : error);
			return { passed: 0, failed: 1 };
		});
		total.passed += counts.passed;
		total.failed += counts.failed;
		const seconds = Math.round((performance.now() - started) / 1000);
		console.log(`— ${title}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
		return counts.failed === 0;
	};
	await step("Checks", runChecks);
	await step("Unit and database tests", runVitest);
	if (await step("Production build", runBuild)) await step("Browser tests", runPlaywright);
	if (interrupted) total.failed += 1;
	process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

await main();

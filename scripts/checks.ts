import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { ensureGenerated, runNode } from "@/lib/platform/build";

const root = path.resolve(import.meta.dirname, "..");
const require = createRequire(import.meta.url);

/** A package's command, as a file that Node runs. */
export function commandFile(packageName: string, file: string): string {
	return path.join(path.dirname(require.resolve(`${packageName}/package.json`)), file);
}

const checks = [
	{ name: "types", args: [commandFile("typescript", "bin/tsc"), "--noEmit", "--project", "."] },
	{ name: "lint and format", args: [commandFile("@biomejs/biome", "bin/biome"), "ci", "--colors=off"] },
	{ name: "dead code", args: [path.join(root, "node_modules/knip/bin/knip.js"), "--no-progress", "--cache"] },
];

function run(args: readonly string[]): Promise<{ code: number; output: string }> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
		let output = "";
		child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
			output += chunk;
		});
		child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
			output += chunk;
		});
		child.on("error", reject);
		child.on("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
	});
}

/** Runs every check, side by side, printing what each finds; returns how many passed and failed. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
	await ensureGenerated(console.log);
	// The types of routes and of style sheets, which the compiler needs and a fresh checkout does not have.
	await runNode([require.resolve("next/dist/bin/next"), "typegen"], {
		what: "Generating the types of the routes",
		env: { NEXT_TELEMETRY_DISABLED: "1" },
		quiet: true,
	});
	const results = await Promise.all(
		checks.map(async ({ name, args }) => {
			const started = performance.now();
			const { code, output } = await run(args);
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
			if (code !== 0) console.log(output);
			return code === 0;
		}),
	);
	const passed = results.filter(Boolean).length;
	return { passed, failed: results.length - passed };
}

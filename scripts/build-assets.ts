import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const folder = join(root, "public/assets");

/** The scripts of reading pages: one that chooses the theme before anything is drawn, one deferred with the comforts. */
const entries = {
	theme: "components/reading/theme.ts",
	reading: "components/reading/main.ts",
};

/**
 * Bundles each entry into `public/assets/<name>.<hash>.js` and writes `generated/assets.ts`, from which pages take
 * the addresses. The hash in the name lets browsers keep the files for ever.
 */
export async function buildAssets(): Promise<void> {
	await mkdir(folder, { recursive: true });
	const names = new Map<string, string>();
	for (const [name, source] of Object.entries(entries)) names.set(name, await bundle(name, source));

	for (const file of await readdir(folder)) {
		if (![...names.values()].includes(file)) await rm(join(folder, file), { recursive: true });
	}
	const lines = [...names].map(([name, file]) => `\t${name}: "/assets/${file}",\n`);
	await mkdir(join(root, "generated"), { recursive: true });
	await writeFile(
		join(root, "generated/assets.ts"),
		`/** Addresses of the scripts of reading pages. */\nexport const ASSETS = {\n${lines.join("")}} as const;\n`,
	);
}

async function bundle(name: string, source: string): Promise<string> {
	const result = await build({
		entryPoints: [join(root, source)],
		absWorkingDir: root,
		alias: { "@": root },
		bundle: true,
		minify: true,
		format: "iife",
		target: "es2020",
		charset: "utf8",
		legalComments: "none",
		write: false,
	});
	const [output] = result.outputFiles;
	if (!output) throw new Error(`Nothing was made of ${source}`);
	const hash = createHash("sha256").update(output.contents).digest("hex").slice(0, 12);
	const file = `${name}.${hash}.js`;
	if (!existsSync(join(folder, file))) await writeFile(join(folder, file), output.contents);
	return file;
}

/** Bundles the thread that compares long documents into `generated/compare-worker.mjs`, where the server starts it. */
async function buildWorker(): Promise<void> {
	await build({
		entryPoints: [join(root, "lib/revision/compare-worker.ts")],
		outfile: join(root, "generated/compare-worker.mjs"),
		absWorkingDir: root,
		alias: { "@": root },
		bundle: true,
		platform: "node",
		format: "esm",
		target: "node20",
		charset: "utf8",
		legalComments: "none",
	});
}

if (process.argv[1] === import.meta.filename) {
	await buildAssets();
	await buildWorker();
}

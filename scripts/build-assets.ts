import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const source = join(root, "components/reading/main.ts");
const folder = join(root, "public/assets");

/**
 * Bundles the one script of reading pages into `public/assets/reading.<hash>.js` and writes `generated/assets.ts`,
 * from which the layout takes its address. The hash in the name lets browsers keep the file for ever.
 */
export async function buildAssets(): Promise<void> {
	const href = await buildReadingScript();
	await mkdir(join(root, "generated"), { recursive: true });
	await writeFile(
		join(root, "generated/assets.ts"),
		`/** Written by scripts/build-assets.ts. */\nexport const readingScript: string = ${JSON.stringify(href)};\n`,
	);
}

async function buildReadingScript(): Promise<string> {
	const result = await build({
		entryPoints: [source],
		bundle: true,
		minify: true,
		format: "iife",
		target: "es2020",
		charset: "utf8",
		legalComments: "none",
		alias: { "@": root },
		absWorkingDir: root,
		write: false,
	});
	const [output] = result.outputFiles;
	if (!output) throw new Error(`esbuild made nothing of ${source}`);
	const hash = createHash("sha256").update(output.contents).digest("hex").slice(0, 12);
	const name = `reading.${hash}.js`;
	await mkdir(folder, { recursive: true });
	if (!existsSync(join(folder, name))) await writeFile(join(folder, name), output.contents);
	for (const other of await readdir(folder)) {
		if (/^reading\.[0-9a-f]+\.js$/.test(other) && other !== name) await rm(join(folder, other));
	}
	return `/assets/${name}`;
}

if (process.argv[1] === import.meta.filename) await buildAssets();

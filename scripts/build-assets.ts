import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const folder = join(root, "public/assets");

/**
 * The scripts of reading pages: one that chooses the theme before anything is drawn, and one deferred with the
 * comforts. What few readers ask for the second loads when they do, so that a first view stays small. And the thread
 * in which the editor compares and merges: one file, for a thread may load nothing.
 */
const entries = {
	theme: { source: "components/reading/theme.ts", format: "iife" },
	reading: { source: "components/reading/main.ts", format: "esm" },
	worker: { source: "components/editor/apart/editor-worker.ts", format: "iife" },
} as const;

/**
 * Bundles each entry into `public/assets/<name>.<hash>.js` and writes `generated/assets.ts`, from which pages take
 * the addresses. The hash in the name lets browsers keep the files for ever.
 */
export async function buildAssets(): Promise<void> {
	await mkdir(folder, { recursive: true });
	const files = new Set<string>();
	const lines: string[] = [];
	for (const [name, { source, format }] of Object.entries(entries)) {
		const bundled = await bundle(name, source, format);
		for (const file of bundled.files) files.add(file);
		lines.push(`\t${name}: "/assets/${bundled.entry}",\n`);
	}
	for (const file of await readdir(folder)) {
		if (!files.has(file)) await rm(join(folder, file), { recursive: true });
	}
	await mkdir(join(root, "generated"), { recursive: true });
	await writeFile(
		join(root, "generated/assets.ts"),
		`/** Addresses of the scripts that are bundled apart. */\nexport const ASSETS = {\n${lines.join("")}} as const;\n`,
	);
}

/** Writes a bundle with the parts that it loads later, and answers the names of its files. */
async function bundle(
	name: string,
	source: string,
	format: "iife" | "esm",
): Promise<{ entry: string; files: string[] }> {
	const { outputFiles, metafile } = await build({
		entryPoints: { [name]: join(root, source) },
		absWorkingDir: root,
		alias: { "@": root },
		bundle: true,
		splitting: format === "esm",
		minify: true,
		format,
		target: "es2020",
		charset: "utf8",
		legalComments: "none",
		outdir: folder,
		entryNames: "[name].[hash]",
		chunkNames: "[name].[hash]",
		metafile: true,
		write: false,
	});
	for (const { path, contents } of outputFiles) if (!existsSync(path)) await writeFile(path, contents);
	const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === source)?.[0];
	if (!entry) throw new Error(`Nothing was made of ${source}`);
	return { entry: basename(entry), files: outputFiles.map(({ path }) => basename(path)) };
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

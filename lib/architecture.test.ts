import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

// The import rules of the architecture, executable. Each rule is a function from source files to violations; it is
// asked twice: about this project, and about a planted sample that it must refuse. `import type` leaves nothing
// behind when the program runs, so only imports of values count.

type Source = { path: string; text: string };
type Rule = { title: string; check: (sources: Sources) => string[]; planted: Record<string, string> };

const root = path.resolve(import.meta.dirname, "..");

/** Nouns by how much they may know: a noun imports its own row and earlier ones. Nouns not listed come after all. */
const nounOrder = [
	["document", "title", "permission"],
	["setting", "change", "user"],
	["source"],
	["citation"],
	["revision"],
	["article"],
	["draft", "search", "watchlist", "discussion", "media", "moderation", "import-export"],
	["api"],
];

const statement = /(?:^|[;\n])\s*(?:import|export)\s+(?!type\b)(?:[^'"`;]*?\bfrom\s*)?["']([^"'\n]+)["']/g;
const dynamic = /\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[\s;{}])\/\/[^\n]*/g, "$1");
}

class Sources {
	readonly all: Source[];
	private readonly byPath = new Map<string, Source>();
	private readonly imported = new Map<string, string[]>();

	constructor(files: Record<string, string>) {
		this.all = Object.entries(files).map(([file, text]) => ({ path: file, text: withoutComments(text) }));
		for (const source of this.all) this.byPath.set(source.path.replace(/\.tsx?$/, ""), source);
	}

	under(folder: string): Source[] {
		return this.all.filter((source) => source.path.startsWith(`${folder}/`) && !isTest(source.path));
	}

	/** What a file imports: project files by path without ending, packages by name. */
	imports(source: Source): string[] {
		let found = this.imported.get(source.path);
		if (!found) {
			const named = [...source.text.matchAll(statement), ...source.text.matchAll(dynamic)].map(
				(match) => match[1] ?? "",
			);
			found = named.map((name) => {
				if (name.startsWith("@/")) return name.slice(2);
				if (name.startsWith(".")) return path.posix.join(path.posix.dirname(source.path), name);
				return name;
			});
			this.imported.set(source.path, found);
		}
		return found;
	}

	find(imported: string): Source | undefined {
		return this.byPath.get(imported.replace(/\.tsx?$/, ""));
	}

	/** The imports of each file under `folder` that `isForbidden` objects to. */
	forbid(folder: string, isForbidden: (imported: string, source: Source) => boolean): string[] {
		return this.under(folder).flatMap((source) =>
			this.imports(source)
				.filter((imported) => isForbidden(imported, source))
				.map((imported) => `${source.path} imports ${imported}`),
		);
	}

	/** Everything a file brings with it, through other files of the project. */
	closure(source: Source, seen = new Set<string>()): Set<string> {
		for (const imported of this.imports(source)) {
			if (seen.has(imported)) continue;
			seen.add(imported);
			const next = this.find(imported);
			if (next) this.closure(next, seen);
		}
		return seen;
	}
}

function isTest(file: string): boolean {
	return /\.test\.tsx?$/.test(file);
}

function isRequestLayer(file: string): boolean {
	return /(^|[/-])(loaders|actions?)(\.tsx?)?$/.test(file);
}

function isServerOnly(source: Source): boolean {
	return /^\s*import "server-only";/.test(source.text);
}

function nounOf(file: string): string | null {
	return file.match(/^lib\/([^/]+)\//)?.[1] ?? null;
}

function rankOf(noun: string): number {
	const rank = nounOrder.findIndex((row) => row.includes(noun));
	return rank === -1 ? nounOrder.length - 1.5 : rank;
}

function needsServer(imported: string): boolean {
	return /^(server-only|next|next-auth|react-dom|pg|@prisma\/.*)($|\/)/.test(imported) || isGeneratedClient(imported);
}

function isGeneratedClient(imported: string): boolean {
	return imported.startsWith("generated/prisma");
}

const rules: Rule[] = [
	{
		title: "lib knows neither app nor components, and components not app",
		check: (sources) => [
			...sources.forbid("lib", (imported) => /^(app|components)\//.test(imported)),
			...sources.forbid("components", (imported) => imported.startsWith("app/")),
		],
		planted: { "lib/title/title.ts": 'import { Heading } from "@/components/ui/heading";' },
	},
	{
		title: "platform knows no noun",
		check: (sources) =>
			sources.forbid("lib/platform", (imported) => {
				const noun = nounOf(`${imported}/`);
				return noun !== null && noun !== "platform";
			}),
		planted: { "lib/platform/cache.ts": 'import "server-only";\nimport { findPage } from "../article/queries";' },
	},
	{
		title: "core and pure code know nothing of the request",
		check: (sources) =>
			sources.under("lib").flatMap((source) => {
				if (isRequestLayer(source.path) || /^lib\/(platform|api)\//.test(source.path)) return [];
				return sources
					.imports(source)
					.filter((imported) => isRequestLayer(imported) || /^(next|react-dom)($|\/)/.test(imported))
					.map((imported) => `${source.path} imports ${imported}`);
			}),
		planted: { "lib/article/queries.ts": 'import "server-only";\nimport { notFound } from "next/navigation";' },
	},
	{
		title: "pure code brings no server, framework or database with it",
		check: (sources) =>
			sources.under("lib").flatMap((source) => {
				if (isRequestLayer(source.path) || isServerOnly(source) || /^lib\/(platform|api)\//.test(source.path))
					return [];
				const brought = [...sources.closure(source)].filter(needsServer);
				return brought.length > 0 ? [`${source.path} brings ${brought.join(", ")}`] : [];
			}),
		planted: {
			"lib/revision/revision.ts": 'import { db } from "@/lib/platform/db";',
			"lib/platform/db.ts": 'import "server-only";',
		},
	},
	{
		title: "queries, verbs and jobs say that they are for the server only",
		check: (sources) =>
			sources.under("lib").flatMap((source) => {
				if (isRequestLayer(source.path)) return [];
				const usesDatabase = sources
					.imports(source)
					.some((imported) => imported === "lib/platform/db" || isGeneratedClient(imported));
				const isCore = usesDatabase || /\/(queries|jobs)\.ts$/.test(source.path);
				return isCore && !isServerOnly(source) ? [`${source.path} does not begin with import "server-only"`] : [];
			}),
		planted: { "lib/draft/save-draft.ts": 'import { db } from "@/lib/platform/db";' },
	},
	{
		title: "nouns import earlier nouns only (what composes for a page is free)",
		check: (sources) =>
			sources.forbid("lib", (imported, source) => {
				const [from, to] = [nounOf(source.path), nounOf(`${imported}/`)];
				if (from === null || to === null || from === "platform" || to === "platform") return false;
				return !isRequestLayer(source.path) && from !== to && rankOf(to) > rankOf(from);
			}),
		planted: { "lib/revision/save-revision.ts": 'import "server-only";\nimport { a } from "@/lib/article/queries";' },
	},
	{
		title: "no two nouns know each other",
		check: (sources) => {
			const edges = new Map<string, Set<string>>();
			for (const source of sources.under("lib")) {
				const from = nounOf(source.path);
				if (from === null || from === "platform" || isRequestLayer(source.path)) continue;
				for (const imported of sources.imports(source)) {
					const to = nounOf(`${imported}/`);
					if (to === null || to === "platform" || to === from) continue;
					edges.set(from, (edges.get(from) ?? new Set()).add(to));
				}
			}
			const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
				[...(edges.get(from) ?? [])].some((to) => {
					if (to === goal) return true;
					if (seen.has(to)) return false;
					return reaches(to, goal, seen.add(to));
				});
			return [...edges.keys()].filter((noun) => reaches(noun, noun)).map((noun) => `${noun} is part of a cycle`);
		},
		planted: {
			"lib/user/create-user.ts": 'import "server-only";\nimport { recordChange } from "@/lib/change/record-change";',
			"lib/change/record-change.ts": 'import "server-only";\nimport { name } from "@/lib/user/name";',
		},
	},
	{
		title: "components query nothing",
		check: (sources) =>
			sources.forbid(
				"components",
				(imported) =>
					isGeneratedClient(imported) ||
					/^(@prisma|pg)($|\/)/.test(imported) ||
					/^lib\/.*\/(queries|jobs)$/.test(imported) ||
					/(^|[/-])loaders$/.test(imported) ||
					imported === "lib/platform/db",
			),
		planted: { "components/article/article.tsx": 'import { findPage } from "@/lib/article/queries";' },
	},
	{
		title: "routes hold no database access (but the health check)",
		check: (sources) =>
			sources
				.forbid("app", (imported) => isGeneratedClient(imported) || imported === "lib/platform/db")
				.filter((violation) => !violation.startsWith("app/api/health/")),
		planted: { "app/(reader)/wiki/[...title]/page.tsx": 'import { db } from "@/lib/platform/db";' },
	},
	{
		title: "no file or folder is a drawer for anything",
		check: (sources) =>
			sources.all
				.map((source) => source.path)
				.filter((file) => /(^|\/)(utils?|helpers?|misc|common|shared|services?|managers?)(\.|\/)/.test(file)),
		planted: { "lib/article/utils.ts": "" },
	},
	{
		title: "no barrel",
		check: (sources) => sources.all.map(({ path: file }) => file).filter((file) => /(^|\/)index\.tsx?$/.test(file)),
		planted: { "lib/article/index.ts": 'export * from "./queries";' },
	},
	{
		title: "every handler of the API is made by endpoint()",
		check: (sources) =>
			sources.under("app/api").flatMap(({ path: file, text }) => {
				if (!file.endsWith("/route.ts") || /^app\/api\/(health|auth)\//.test(file)) return [];
				const method = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)";
				const names = [
					...text.matchAll(new RegExp(`export\\s+(?:async\\s+)?(?:const|let|var|function)\\s+(${method})\\b`, "g")),
				];
				const wrapped = new RegExp(`export const ${method}\\s*=\\s*(endpoint\\(|unknownAddress;)`, "g");
				const other = /export\s*(\{|\*)/.test(text);
				const isWhole = names.length > 0 && names.length === [...text.matchAll(wrapped)].length && !other;
				return isWhole ? [] : [`${file} exports a handler that endpoint() did not make`];
			}),
		planted: { "app/api/v1/me/route.ts": "export async function GET() { return new Response(); }" },
	},
	{
		title: "every server action is made by formAction() or buttonAction()",
		check: (sources) =>
			sources.all.flatMap(({ path: file, text }) => {
				if (!/^\s*["']use server["']/m.test(text) || isTest(file)) return [];
				if (!/^\s*["']use server["']/.test(text)) return [`${file} hides an action inside a function`];
				return text
					.split(/\nexport\s+(?!type\b|interface\b)/)
					.slice(1)
					.filter((body) => !/^const \w+Action = (?:formAction|buttonAction)\(/.test(body))
					.map((body) => `${file} has an action that checks nothing: ${body.slice(0, 60)}`);
			}),
		planted: {
			"lib/user/actions.ts":
				'"use server";\nexport const aAction = formAction(schema, async () => {});\nexport async function deleteUser(id: number) {}\n',
		},
	},
];

function readProject(): Record<string, string> {
	const files: Record<string, string> = {};
	for (const folder of ["app", "components", "lib"]) {
		for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
			if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
			const file = path.join(entry.parentPath, entry.name);
			const relative = path.relative(root, file).replaceAll(path.sep, "/");
			if (relative !== "lib/architecture.test.ts") files[relative] = readFileSync(file, "utf8");
		}
	}
	return files;
}

describe("architecture", () => {
	const project = new Sources(readProject());

	test.each(rules)("$title", ({ check }) => {
		expect(check(project)).toEqual([]);
	});

	test.each(rules)("refused when planted: $title", ({ check, planted }) => {
		expect(check(new Sources(planted)).length).toBeGreaterThan(0);
	});

	test("comments and types import nothing", () => {
		const sources = new Sources({
			"lib/title/title.ts":
				'// import "next"\n/* import "next" */\nimport type { A } from "next";\nimport {\n\tb,\n} from "./b";\nexport { c } from "@/lib/c";\nawait import("d");',
		});
		const [source] = sources.all;
		expect(source && sources.imports(source)).toEqual(["lib/title/b", "lib/c", "d"]);
	});
});

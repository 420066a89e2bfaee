import { renderToStaticMarkup } from "react-dom/server";
import { createRegistry } from "@/lib/citation/citation-registry";
import { parseCitations } from "@/lib/citation/parse-citations";
import { diffDocuments } from "@/lib/document/diff";
import { documentEvents } from "@/lib/document/events";
import { mergeDocuments } from "@/lib/document/merge";
import { renderDocument } from "@/lib/document/render";
import type { WikiDocument } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";
import { editArticle, makeArticle, mendArticle } from "./article";
import { citedPages } from "./citations";

/** Enough runs for a median that stands still, and no more than this many milliseconds for one function. */
const RUNS = 200;
const BUDGET = 3_000;

/** Milliseconds that one call of each pure function takes, the median of many. */
export function measureFunctions(article: WikiDocument): { what: string; milliseconds: number }[] {
	const edited = editArticle(article);
	const edits = [mendArticle(article, 1), mendArticle(article, 4)] as const;
	const long = makeArticle(1_000_000);
	const longEdits = [mendArticle(long, 1), mendArticle(long, 4)] as const;
	const link = { href: "/wiki/Bench", title: "Bench", exists: true, self: false };
	const element = renderDocument(article, { resolveLink: () => link });
	const registry = createRegistry(
		Array.from({ length: 300 }, (_, id) => ({ id, code: `S${id}`, title: `The Series of ${id}` })),
		Array.from({ length: 10_000 }, (_, id) => ({
			id,
			kind: "novel" as const,
			title: `Book ${id}: of Salt`,
			seriesId: id % 300,
		})),
	);
	const groups = Array.from({ length: 9_000 }, (_, id) => `(S${id % 300}: a${id})`)
		.join("")
		.slice(0, 100_000);
	const functions: [string, () => unknown][] = [
		["compare a 30 KB article", () => diffDocuments(article, edited)],
		["… and tell its events", () => documentEvents(article, edited)],
		["merge two edits of it", () => mergeDocuments(article, ...edits)],
		["merge two edits of a 1 MB article", () => mergeDocuments(long, ...longEdits)],
		["validate a 30 KB article", () => validateDocument(article)],
		["render a 30 KB article to React", () => renderDocument(article, { resolveLink: () => link })],
		["… and to HTML", () => renderToStaticMarkup(element)],
		["find citations in 100 KB of open brackets", () => parseCitations("(".repeat(100_000), registry)],
		["find citations in 100 KB of groups, all different", () => parseCitations(groups, registry)],
		...citedPages(),
	];
	return functions.map(([what, run]) => ({ what, milliseconds: median(run) }));
}

function median(run: () => unknown): number {
	const times: number[] = [];
	for (const begin = performance.now(); times.length < RUNS && performance.now() - begin < BUDGET; ) {
		const started = performance.now();
		run();
		times.push(performance.now() - started);
	}
	return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

import { createElement, Fragment } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { readingContext } from "@/components/citation/citation-context";
import { PageSources } from "@/components/citation/source-list";
import type { CitedSources } from "@/lib/citation/cited-works";
import { type CitationStyle, presentCitations } from "@/lib/citation/present-citations";
import { renderDocument } from "@/lib/document/render";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "@/lib/document/schema";

const CITATIONS = 500;
const WORKS = 100;

const TIERS = ["canon", "licensed", "fan"].map((key, index) => ({ key, name: `${key} works`, rank: index + 1 }));

/** 250 paragraphs, each with a group of two citations or, to compare with, without. */
function articleWith(citations: boolean): WikiDocument {
	const content = Array.from({ length: CITATIONS / 2 }, (_, n): DocumentNode => {
		const cited = [2 * n, 2 * n + 1].map((c) => ({
			type: "citation",
			attrs: {
				id: `c${c}`,
				sourceId: (c % WORKS) + 1,
				...(c % 5 === 0 && { locator: { type: "page", value: `${c}` } }),
			},
		}));
		const text = { type: "text", text: `In year ${n} the station above the planet kept its lamps lit. ` };
		return { type: "paragraph", attrs: { id: `p${n}` }, content: citations ? [text, ...cited] : [text] };
	});
	return { type: "doc", attrs: { version: DOCUMENT_VERSION }, content };
}

function works(): CitedSources {
	return new Map(
		Array.from({ length: WORKS }, (_, n) => [
			n + 1,
			{
				id: n + 1,
				kind: n % 2 === 0 ? ("episode" as const) : ("novel" as const),
				title: `Work ${n}`,
				number: null,
				releaseDate: `${1990 + (n % 30)}`,
				series: { id: n % 10, code: `S${n % 10}`, title: `Series ${n % 10}` },
				tier: TIERS[n % 3] ?? null,
				mergedIntoId: null,
				retired: false,
			},
		]),
	);
}

/** A page with 500 citations of 100 works made into HTML, and the same page without any. */
export function citedPages(): [what: string, run: () => unknown][] {
	const link = { href: "/wiki/Bench", title: "Bench", exists: true, self: false };
	const context = { resolveLink: () => link };
	const sources = works();
	const [plain, cited] = [articleWith(false), articleWith(true)];
	const page = (style: CitationStyle) => () => {
		const shown = presentCitations(
			cited,
			{ sources, tiers: TIERS },
			{ style, lens: "licensed" },
			{ uncitedText: "show", lensSets: [] },
		);
		const text = renderDocument(cited, readingContext(context, shown));
		return renderToStaticMarkup(createElement(Fragment, null, text, createElement(PageSources, { cited: shown })));
	};
	return [
		["250 paragraphs to HTML", () => renderToStaticMarkup(renderDocument(plain, context))],
		["… with 500 citations of 100 works, in brackets, through a lens", page("grouped")],
		["… as notes", page("notes")],
	];
}

import { describe, expect, test } from "vitest";
import { createRegistry } from "@/lib/citation/citation-registry";
import { collectCitations } from "@/lib/citation/collect-citations";
import { blockId } from "@/lib/document/block-id";
import { canonicalJson } from "@/lib/document/canonical";
import { documentLinks, documentRedirect } from "@/lib/document/links";
import { documentOutline } from "@/lib/document/outline";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { validateDocument } from "@/lib/document/validate";
import { formatTitle, parseTitle } from "@/lib/title/title";
import { SAMPLE_ARTICLES } from "./articles";
import { append, buildRevisions, edit, insertAfter, replace, restore, write } from "./sample";
import { SAMPLE_REGISTRY, SAMPLE_TIERS } from "./sources";

/** Links that are meant to be red. A new one is a typing mistake until it stands here. */
const WANTED = [
	"Alliance for Global Unity",
	"Bajoran Occupational Government",
	"Kohn-Ma",
	"Shakaar Edon",
	"Tzenkethi Coalition",
	"Unity (novel)",
	"User:Demo-reviewer",
	"User:Lightship-pilot",
	"User:Orbkeeper",
	"User:Prylar-mora",
	"User:Third-moon",
];

const series = SAMPLE_REGISTRY.map(({ series }, index) => ({ ...series, code: series.code ?? null, id: index + 1 }));
const works = SAMPLE_REGISTRY.flatMap(({ series, works }, index) =>
	works.map(([title, _number, _date, more]) => ({
		title,
		kind: more?.kind ?? series.kind,
		tier: more?.tier ?? series.tier,
		seriesId: index + 1,
	})),
).map((work, index) => ({ ...work, id: index + 1 }));
const registry = createRegistry(series, works);

const revisions = buildRevisions(SAMPLE_ARTICLES, registry);
const latest = new Map(revisions.map(({ title, document }) => [title, document]));
/** A citation that was not recognised, whatever marks it. */
const LEFT_OVER =
	/\((?:TOS|TNG|DS9|VOY|ENT|DIS|PIC|TLE|[^():]*\b(?:novels?|episodes?)|Bait and Switch|The Mysterious)\b[^()]*:/;

function normal(title: string): string {
	const parsed = parseTitle(title);
	if (!parsed.ok) throw new Error(`${title}: ${parsed.problem}`);
	return formatTitle(parsed.title);
}

function* nodesOf(node: DocumentNode): Generator<DocumentNode> {
	yield node;
	for (const child of node.content ?? []) yield* nodesOf(child);
}

function idsOf(document: DocumentNode): string[] {
	return [...nodesOf(document)].map(blockId).filter((id) => id !== null);
}

describe("the sample wiki", () => {
	test("every revision is one that the validator accepts as it stands", () => {
		for (const { title, at, document } of revisions) {
			expect(validateDocument(document), `${title} of ${at.toISOString()}`).toMatchObject({ ok: true });
		}
	});

	test("is as large and as many-voiced as a living wiki", () => {
		const articles = [...latest].filter(([title, document]) => !title.includes(":") && !documentRedirect(document));
		expect(articles.length).toBeGreaterThanOrEqual(18);
		expect(revisions.length).toBeGreaterThanOrEqual(70);
		expect(new Set(revisions.map(({ author }) => author)).size).toBeGreaterThanOrEqual(7);
		expect(canonicalJson(latest.get("Occupation of Bajor") ?? never()).length).toBeGreaterThan(25_000);
	});

	test("shows each kind of block, mark and page", () => {
		const documents = [...latest.values()];
		const nodes = documents.flatMap((document) => [...nodesOf(document)]);
		const types = new Set(nodes.map(({ type }) => type));
		for (const type of [
			"table",
			"tableHeader",
			"blockquote",
			"attribution",
			"callout",
			"codeBlock",
			"horizontalRule",
			"accounts",
		])
			expect(types).toContain(type);
		expect(nodes.some(({ attrs }) => Number(attrs?.colspan) > 1)).toBe(true);
		expect(nodes.some(({ attrs }) => Number(attrs?.rowspan) > 1)).toBe(true);
		expect(new Set(documents.flatMap(documentOutline).map(({ level }) => level))).toEqual(new Set([2, 3, 4]));
		expect(documents.filter((document) => documentRedirect(document) !== null).length).toBeGreaterThan(0);
		expect([...latest.keys()].some((title) => title.endsWith(" (disambiguation)"))).toBe(true);
	});

	test("its links lead to its pages, except for those that wait to be written", () => {
		const known = new Set([...latest.keys()].map(normal));
		const missing = new Set<string>();
		for (const document of latest.values()) {
			for (const { title } of documentLinks(document)) {
				if (title !== null && !known.has(normal(title))) missing.add(normal(title));
			}
		}
		expect([...missing].sort()).toEqual(WANTED);
	});

	test("its section links lead to sections", () => {
		for (const [from, document] of latest) {
			for (const node of nodesOf(document)) {
				for (const { type, attrs } of [node, ...(node.marks ?? [])]) {
					if ((type !== "wikiLink" && type !== "redirect") || typeof attrs?.anchor !== "string") continue;
					const target = latest.get(String(attrs.title)) ?? never();
					expect(
						documentOutline(target).map(({ text }) => text),
						from,
					).toContain(attrs.anchor);
				}
			}
		}
	});

	test("is told in order of time, within 2026, with a summary for every edit", () => {
		for (const [index, { at, summary, title }] of revisions.entries()) {
			expect(at.getTime()).toBeGreaterThanOrEqual(revisions[index - 1]?.at.getTime() ?? 0);
			expect(at.toISOString() >= "2026-01-01" && at.toISOString() < "2026-11-20", title).toBe(true);
			expect(summary).not.toBe("");
			expect(summary.length).toBeLessThan(200);
		}
	});

	test("no edit leaves the text as it was, and the block a page began with stays the same block", () => {
		for (const { title } of SAMPLE_ARTICLES) {
			const history = revisions.filter((revision) => revision.title === title);
			for (const [index, { document, at }] of history.entries()) {
				const before = history[index - 1]?.document;
				if (!before) continue;
				expect(canonicalJson(document), `${title} of ${at.toISOString()}`).not.toBe(canonicalJson(before));
				const ids = new Set(idsOf(document));
				const first = before.content[0];
				if (first && first.type !== "redirect")
					expect(ids, `${title} of ${at.toISOString()}`).toContain(blockId(first));
			}
		}
	});

	test("is the same each time it is built", () => {
		expect(buildRevisions(SAMPLE_ARTICLES, registry)).toEqual(revisions);
	});
});

describe("the sources of the sample", () => {
	const citations = [...latest.values()].flatMap(collectCitations);
	const citedIn = (title: string, section: string) =>
		collectCitations(latest.get(title) ?? never()).filter((citation) => citation.section === section);

	test("are many, of every tier, and named by citations", () => {
		expect(citations.length).toBeGreaterThanOrEqual(180);
		const tiers = new Set(citations.map(({ sourceId }) => works[sourceId - 1]?.tier));
		expect(tiers).toEqual(new Set(SAMPLE_TIERS.map(({ key }) => key)));
		expect(citations.every(({ text }) => text !== "")).toBe(true);
	});

	test("are nowhere left as text, except in the example of the rules", () => {
		const left: string[] = [];
		for (const [title, document] of latest) {
			for (const node of nodesOf(document)) {
				if (node.content?.some(({ type }) => type === "text") && LEFT_OVER.test(nodeText(node)))
					left.push(`${title}: ${node.type}`);
			}
		}
		expect(left).toEqual(["Project:About: codeBlock"]);
	});

	test("are cited where other universes are told of", () => {
		for (const [title, section] of [
			["Occupation of Bajor", "Mirror universe"],
			["Occupation of Bajor", "The Mysterious Case of Neelix’s Lungs"],
			["Terok Nor", "In the mirror universe"],
		] as const)
			expect(citedIn(title, section), section).not.toEqual([]);
	});

	test("give the death toll in three accounts, each of a work of its own", () => {
		const toll = latest.get("Occupation of Bajor")?.content.find(({ type }) => type === "accounts") ?? never();
		expect(toll.attrs).toMatchObject({ reason: "sources-disagree" });
		const answers = toll.content?.filter(({ type }) => type === "account") ?? [];
		const cited = answers.map((account) => [...nodesOf(account)].filter(({ type }) => type === "citation"));
		expect(cited.map(({ length }) => length)).toEqual([1, 1, 1]);
		const titles = cited.map(([citation]) => works[Number(citation?.attrs?.sourceId) - 1]?.title);
		expect(titles).toEqual(["Cardassians", "The Wrong Reflection", "Factoring Primes"]);
	});

	test("are asked for where a claim has none", () => {
		const marks = [...latest.values()].flatMap((document) =>
			[...nodesOf(document)].filter(({ type }) => type === "citationNeeded"),
		);
		expect(marks.length).toBeGreaterThanOrEqual(1);
	});

	test("keep their citations' ids for as long as their paragraph cites them", () => {
		const idsByClaim = (document: WikiDocument) =>
			collectCitations(document).reduce((claims, { blockId, sourceId, id }) => {
				const claim = `${blockId} ${sourceId}`;
				return claims.set(claim, [...(claims.get(claim) ?? []), id]);
			}, new Map<string, string[]>());
		for (const { title } of SAMPLE_ARTICLES) {
			const history = revisions.filter((revision) => revision.title === title);
			for (const [index, { document, at }] of history.entries()) {
				const after = idsByClaim(document);
				for (const [claim, before] of idsByClaim(history[index - 1]?.document ?? document)) {
					const ids = after.get(claim) ?? [];
					if (ids.length < before.length) continue;
					expect(ids, `${title} of ${at.toISOString()}`).toEqual(expect.arrayContaining(before));
				}
			}
		}
	});
});

describe("steps", () => {
	const first = edit("2026-01-01 10:00", "someone", "first", write("One.\n\nTwo. Two."));
	const build = (...steps: Parameters<typeof edit>[3][]) =>
		buildRevisions(
			[{ title: "Page", edits: [first, edit("2026-01-02 10:00", "someone", "second", ...steps)] }],
			registry,
		);

	test.each([
		["a replacement whose text is not there", replace("Three", "3")],
		["a replacement whose text stands twice", replace("Two", "2")],
		["blocks behind words that are not there", insertAfter("Three", "Four.")],
		["an older text that never was", restore(7)],
	])("refuse %s, and say where", (_case, step) => {
		expect(() => build(step)).toThrow(/^Page, 2026-01-02 10:00: /);
	});

	test("refuse an edit that is not later than the one before it", () => {
		expect(() => buildRevisions([{ title: "Page", edits: [first, first] }], registry)).toThrow("not later");
	});

	test("keep the ids of blocks they do not touch", () => {
		const [before, after] = build(replace("One.", "One and a half."), append("Three."));
		const [one, two] = idsOf(before?.document ?? never());
		expect(idsOf(after?.document ?? never())).toEqual([one, two, expect.any(String)]);
	});
});

function never(): never {
	throw new Error("missing");
}

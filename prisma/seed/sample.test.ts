import { describe, expect, test } from "vitest";
import { blockId } from "@/lib/document/block-id";
import { canonicalJson } from "@/lib/document/canonical";
import { documentLinks, documentRedirect } from "@/lib/document/links";
import { documentOutline } from "@/lib/document/outline";
import type { DocumentNode } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";
import { formatTitle, parseTitle } from "@/lib/title/title";
import { SAMPLE_ARTICLES } from "./articles";
import { append, buildRevisions, edit, insertAfter, replace, restore, write } from "./sample";

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

const revisions = buildRevisions(SAMPLE_ARTICLES);
const latest = new Map(revisions.map(({ title, document }) => [title, document]));

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
		for (const type of ["table", "tableHeader", "blockquote", "attribution", "callout", "codeBlock", "horizontalRule"])
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
		expect(buildRevisions(SAMPLE_ARTICLES)).toEqual(revisions);
	});
});

describe("steps", () => {
	const first = edit("2026-01-01 10:00", "someone", "first", write("One.\n\nTwo. Two."));
	const build = (...steps: Parameters<typeof edit>[3][]) =>
		buildRevisions([{ title: "Page", edits: [first, edit("2026-01-02 10:00", "someone", "second", ...steps)] }]);

	test.each([
		["a replacement whose text is not there", replace("Three", "3")],
		["a replacement whose text stands twice", replace("Two", "2")],
		["blocks behind words that are not there", insertAfter("Three", "Four.")],
		["an older text that never was", restore(7)],
	])("refuse %s, and say where", (_case, step) => {
		expect(() => build(step)).toThrow(/^Page, 2026-01-02 10:00: /);
	});

	test("refuse an edit that is not later than the one before it", () => {
		expect(() => buildRevisions([{ title: "Page", edits: [first, first] }])).toThrow("not later");
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

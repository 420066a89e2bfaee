import { describe, expect, test } from "vitest";
import { as, bullets, callout, doc, heading, item, normal, numbers, quote } from "@/test/document";
import { type Content, line, merge, said } from "@/test/merging";
import { type MergeChoice, resolveMerge } from "../merge";
import type { DocumentNode } from "../schema";
import { documentText } from "../text";

const [a, b, c] = [line("a", "Alpha alpha."), line("b", "Beta beta."), line("c", "Gamma gamma.")];
const inItem = (id: string, ...content: DocumentNode[]) => as(`${id}-item`, item(...content));
const boxed = (...content: DocumentNode[]) => as("box", callout("note", ...content));
const listed = (...items: DocumentNode[]) => as("list", bullets(...items));

describe("a block deleted by one and put into another by the other", () => {
	test.each<[string, DocumentNode]>([
		["callout", boxed(b)],
		["blockquote", as("quote", quote(b))],
		["bulletList", listed(inItem("b", b))],
	])("a %s: asked about", (putInto, wrapped) => {
		expect(said([a, b, c], [a, c], [a, wrapped, c])).toBe("asked about b");
		const merged = merge([a, b, c], [a, c], [a, wrapped, c]);
		expect(merged.overlaps).toEqual([
			{ blockId: "b", base: b, mine: null, theirs: b, joined: null, putInto: { mine: null, theirs: putInto } },
		]);
		const chosen = (choice: MergeChoice) => resolveMerge(merged, new Map([["b", choice]])).content;
		expect(chosen("mine")).toEqual([a, c]);
		expect(chosen("theirs")).toEqual([a, wrapped, c]);
	});

	test("left empty by one: asked about", () => {
		const empty = line("b");
		expect(said([a, b, c], [a, empty, c], [a, boxed(b), c])).toBe("asked about b");
		expect(said([a, empty, c], [a, empty], [a, boxed(line("b", "Beta.")), c])).toBe("Alpha alpha. | Beta.");
	});

	test("joined with the one before it, its words not to be where they were put: asked about", () => {
		expect(said([a, b, c], [line("a", "Alpha alpha. Beta beta."), c], [a, boxed(b), c])).toBe("asked about a,b");
	});

	test("taken out of a list by one, deleted with the list by the other: asked about", () => {
		const base = [a, listed(inItem("b", b), inItem("c", c))];
		expect(said(base, [a], [a, b, listed(inItem("c", c))])).toBe("asked about b");
		expect(merge(base, [a], [a, b, listed(inItem("c", c))]).overlaps).toMatchObject([{ putInto: { theirs: "doc" } }]);
	});

	test("a list made a part of a callout, one item of it deleted: both", () => {
		const base = [a, listed(inItem("b", b), inItem("c", c))];
		const boxedList = [a, boxed(listed(inItem("b", b), inItem("c", c)))];
		expect(said(base, [a, listed(inItem("c", c))], boxedList)).toBe("Alpha alpha. | Gamma gamma.");
	});

	test("a list that is numbered now, one item of it deleted: both", () => {
		const base = [a, listed(inItem("b", b), inItem("c", c))];
		const numbered = [a, as("list", numbers(inItem("b", b), inItem("c", c)))];
		expect(said(base, [a, listed(inItem("c", c))], numbered)).toBe("Alpha alpha. | Gamma gamma.");
	});
});

describe("a callout deleted by one, into which the other puts a paragraph that there was", () => {
	const base = [a, boxed(b), c];
	const filled = [a, boxed(b, c)];
	test.each([
		["with what it holds", [a, c]],
		["and not what it holds", [a, b, c]],
	])("%s: asked about", (_what, deleted) => {
		expect(said(base, deleted, filled)).toBe("asked about box");
		const merged = merge(base, deleted, filled);
		const chosen = (choice: MergeChoice) => resolveMerge(merged, new Map([["box", choice]])).content;
		expect(chosen("mine")).toEqual(deleted);
		expect(chosen("theirs")).toEqual(filled);
	});

	test("an item that only moves from one list to another: not asked about", () => {
		const other = as("other", bullets(inItem("d", line("d", "Delta.")), inItem("e", line("e", "Epsilon."))));
		const lists = [listed(inItem("b", b), inItem("c", c)), other];
		const moved = [listed(inItem("b", b)), { ...other, content: [...(other.content ?? []), inItem("c", c)] }];
		expect(said(lists, moved, [listed(inItem("b", b), inItem("c", c))])).toBe("Beta beta. | Gamma gamma.");
	});
});

describe("what one took out of a block that the other changed stands once, whatever is chosen", () => {
	const kind = (...content: DocumentNode[]) => as("box", callout("warning", ...content));
	const chosen = (base: Content, mine: Content, theirs: Content, choice: MergeChoice) => {
		const merged = merge(base, mine, theirs);
		return resolveMerge(merged, new Map(merged.overlaps.map(({ blockId }) => [blockId, choice]))).content;
	};
	const edited = line("b", "Beta beta beta.");

	test.each([
		["a callout", [a, boxed(b, c)], [a, edited, c], [a, kind(b, c)], [a, kind(edited, c)]],
		[
			"a list",
			[a, listed(inItem("b", b), inItem("c", c))],
			[a, edited, c],
			[a, listed(inItem("b", b), inItem("n", line("n", "New.")), inItem("c", c))],
			[a, listed(inItem("b", edited), inItem("n", line("n", "New.")), inItem("c", c))],
		],
	])("%s", (_name, base, mine, theirs, together) => {
		expect(chosen(base, mine, theirs, "theirs")).toEqual(together);
		expect(chosen(base, theirs, mine, "mine")).toEqual(together);
		expect(chosen(base, mine, theirs, "both")).toEqual(together);
	});
});

describe("a block deleted by one and only moved by the other", () => {
	test.each([
		["first", [b, a, c]],
		["last", [a, c, b]],
	])("to be the %s: it is gone, counted as nobody's gain, and whoever moved it is told", (_place, moved) => {
		expect(merge([a, b, c], moved, [a, c])).toMatchObject({
			document: { content: [a, c] },
			overlaps: [],
			taken: { mine: 0, theirs: 1 },
			yielded: 0,
			gone: 1,
		});
		expect(merge([a, b, c], [a, c], moved)).toMatchObject({
			document: { content: [a, c] },
			overlaps: [],
			taken: { mine: 1, theirs: 0 },
			gone: 0,
		});
	});

	test("from one callout to another that is new", () => {
		const other = as("other", callout("tip", b));
		const base = [boxed(a, b), c];
		expect(merge(base, [boxed(a), other, c], [boxed(a), c])).toMatchObject({
			document: { content: [boxed(a), c] },
			taken: { mine: 0, theirs: 1 },
			gone: 1,
		});
		expect(merge(base, [boxed(a), c], [boxed(a), other, c]).taken).toEqual({ mine: 1, theirs: 0 });
	});

	test("what was not moved is nobody's loss", () => {
		expect(merge([a, b, c], [c, a, b], [a, c])).toMatchObject({ document: { content: [c, a] }, gone: 0 });
	});
});

test("a move within the page is a change, a deletion within what is asked about is none", () => {
	const more = line("d", "Delta delta.");
	expect(merge([a, b, c], [a, b, c, more], [b, c, a]).taken).toEqual({ mine: 1, theirs: 1 });
	const base = [a, listed(inItem("b", b), inItem("c", c)), more];
	const theirs = [a, listed(inItem("c", c), inItem("e", line("e", "Epsilon."))), more];
	expect(merge(base, [a, more], theirs)).toMatchObject({ overlaps: [{ blockId: "list" }], taken: { theirs: 0 } });
});

describe("a section deleted by one, into which the other puts something", () => {
	const head = (id: string, words: string) => as(id, heading(2, words));
	const section = [head("h", "Head"), b, c];
	const next = [head("k", "Next"), line("n", "Nu nu.")];
	const added = line("new", "A new one.");
	const base = [a, ...section, ...next];

	test.each<[string, Content]>([
		["between its paragraphs", [head("h", "Head"), b, added, c]],
		["behind its heading", [head("h", "Head"), added, b, c]],
		["at its end", [...section, added]],
	])("%s: its heading and what is new are asked about", (_place, written) => {
		expect(said(base, [a, ...written, ...next], [a, ...next])).toBe("asked about h,new");
		const merged = merge(base, [a, ...written, ...next], [a, ...next]);
		const chosen = (choice: MergeChoice) =>
			documentText(resolveMerge(merged, new Map(merged.overlaps.map(({ blockId }) => [blockId, choice]))));
		expect(chosen("mine")).toBe("Alpha alpha.\nHead\nA new one.\nNext\nNu nu.");
		expect(chosen("theirs")).toBe("Alpha alpha.\nNext\nNu nu.");
	});

	test("at the end of a page whose last section it was", () => {
		expect(said([a, ...section], [a, ...section, added], [a])).toBe("asked about h,new");
	});

	test("its heading alone deleted, or all but what stands beside: both", () => {
		const written = [a, head("h", "Head"), b, added, c, ...next];
		const text = (...blocks: Content) => documentText(normal(doc(...blocks))).replaceAll("\n", " | ");
		expect(said(base, written, [a, b, c, ...next])).toBe(text(a, b, added, c, ...next));
		expect(said(base, written, [a, b, ...next])).toBe(text(a, b, added, ...next));
		expect(said(base, written, [a, head("h", "Head"), ...next])).toBe(text(a, head("h", "Head"), added, ...next));
	});

	test("a section of one's own behind the deleted one: both", () => {
		const own = [head("o", "Own"), added];
		expect(said(base, [a, ...section, ...own, ...next], [a, ...next])).toBe(
			"Alpha alpha. | Own | A new one. | Next | Nu nu.",
		);
	});
});

import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { diffDocuments } from "@/lib/document/diff";
import { cellOf, leafBlocks, rowOf } from "@/lib/document/diff/leaf-blocks";
import { presentDiff } from "@/lib/document/diff/present";
import type { DocumentNode, WikiDocument } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { as, cell, doc, p, row, table } from "@/test/document";
import { tableEdits } from "@/test/table-edits";
import { DocumentDiff } from "./document-diff";

type Layout = "side" | "inline";
type Side = "before" | "after";

const CONTEXT = { resolveLink: () => ({ href: "#", title: "", exists: true, self: false }) };

type Node = DefaultTreeAdapterTypes.ChildNode;

function classes(node: Node): readonly string[] {
	const names = "attrs" in node ? node.attrs.find(({ name }) => name === "class")?.value : undefined;
	return names?.split(" ") ?? [];
}

function within(node: Node, fits: (node: Node) => boolean, layout: Layout): Node[] {
	if (classes(node).includes(layout === "side" ? "inline-only" : "side-only")) return [];
	if (fits(node)) return [node];
	return "childNodes" in node ? node.childNodes.flatMap((child) => within(child, fits, layout)) : [];
}

const isNamed =
	(...names: string[]) =>
	({ nodeName }: Node): boolean =>
		names.includes(nodeName);
const isOf =
	(name: string) =>
	(node: Node): boolean =>
		classes(node).includes(name);

interface Drawn {
	readonly columns: readonly [from: number, to: number];
	readonly text: string;
	/** What is gone. */
	readonly gone: string;
	/** Whether it stands in the inline layout only. */
	readonly inline: boolean;
}

/** The tables of one side as readers see them, by rows. */
function drawn(before: WikiDocument, after: WikiDocument, side: Side, layout: Layout): Drawn[][][] {
	const diff = presentDiff(diffDocuments(before, after));
	const html = renderToStaticMarkup(<DocumentDiff diff={diff} context={CONTEXT} sources={new Map()} mode={layout} />);
	const roots = parseFragment(html).childNodes;
	const all = (node: Node, fits: (node: Node) => boolean) => within(node, fits, layout);
	const say = (node: Node): string =>
		all(node, (part) => isOf("diff-note")(part) || isNamed("#text")(part))
			.map((leaf) => ("value" in leaf ? leaf.value : ""))
			.join(" ");
	return roots
		.flatMap((root) => all(root, isOf("diff-table")))
		.flatMap((own) => all(own, isOf(side)).slice(0, 1))
		.map((own) =>
			all(own, isNamed("tr")).map((line) => {
				let column = 0;
				const cells: Drawn[] = [];
				for (const node of all(line, isNamed("td", "th")).slice(1)) {
					if (!("attrs" in node)) continue;
					const wide = Number(node.attrs.find(({ name }) => name === "colspan")?.value ?? 1);
					const gone = layout === "side" ? "" : within(node, isOf("inline-only"), layout).map(say).join(" ");
					const last = cells.at(-1);
					const text = say(node);
					const inline = isOf("inline-only")(node);
					// What a cell covers inline alone stands behind it.
					if (last && !last.inline && inline && text === "")
						cells[cells.length - 1] = { ...last, columns: [last.columns[0], column + wide] };
					else cells.push({ columns: [column + 1, column + wide], text, gone, inline });
					column += wide;
				}
				return cells;
			}),
		);
}

const words = (text: string): readonly string[] => text.match(/w\d+x/g) ?? [];

/** Where the words of a document's tables stand. */
function places(document: WikiDocument): Map<string, { row: string; column: number }> {
	const found = new Map<string, { row: string; column: number }>();
	for (const block of leafBlocks(document)) {
		const [own, name] = [cellOf(block), rowOf(block)];
		const word = block.content.map(nodeText).join("");
		if (own && name !== null) found.set(word, { row: name, column: own.column });
	}
	return found;
}

describe("whatever was done to a table", () => {
	test("each cell stands in its row and column on its side", () => {
		fc.assert(
			fc.property(tableEdits(), ({ before, after }) => {
				for (const [side, document] of Object.entries({ before, after })) {
					const own = places(document);
					const lines = drawn(before, after, side as Side, "side").flat();
					const told: string[] = [];
					for (const cells of lines) {
						const all = cells.flatMap(({ text, columns }) => words(text).map((word) => [word, columns[0]] as const));
						for (const [word, column] of all) expect(column).toBe(own.get(word)?.column);
						expect(new Set(all.map(([word]) => own.get(word)?.row)).size).toBeLessThanOrEqual(1);
						const [first] = all;
						if (first) told.push(own.get(first[0])?.row ?? "");
						expect(all.map(([word]) => word)).toEqual(
							[...own].filter(([, { row: name }]) => name === told.at(-1) && all.length > 0).map(([word]) => word),
						);
					}
					if (presentDiff(diffDocuments(before, after)).changes > 0)
						expect(told).toEqual([...new Set([...own.values()].map(({ row: name }) => name))]);
				}
			}),
			{ numRuns: 150 },
		);
	});

	test("inline, what is gone and what is there stand in rows and columns that are the same for the whole table", () => {
		fc.assert(
			fc.property(tableEdits(), ({ before, after }) => {
				const [old, now] = [places(before), places(after)];
				for (const lines of drawn(before, after, "after", "inline")) {
					/** What each column of either side is drawn in at least once, as far as its cells tell. */
					const open = { before: new Map<number, [number, number]>(), after: new Map<number, [number, number]>() };
					const note = (side: Side, column: number, [from, to]: readonly [number, number]): void => {
						const [low, high] = open[side].get(column) ?? [0, Number.POSITIVE_INFINITY];
						open[side].set(column, [Math.max(low, from), Math.min(high, to)]);
					};
					const seen = new Map<string | undefined, number>();
					for (const [index, cells] of lines.entries()) {
						for (const { columns, text, gone } of cells) {
							const left = new Set(words(gone));
							for (const word of left) {
								const place = old.get(word);
								note("before", place?.column ?? 0, columns);
								expect(seen.get(place?.row) ?? index).toBe(index);
								seen.set(place?.row, index);
							}
							for (const word of words(text))
								if (!left.has(word)) note("after", now.get(word)?.column ?? 0, [columns[0], columns[0]]);
						}
					}
					for (const side of ["before", "after"] as const) {
						let last = 0;
						for (const [, [from, to]] of [...open[side]].sort(([a], [b]) => a - b)) {
							last = Math.max(last + 1, from);
							expect(last).toBeLessThanOrEqual(to);
						}
					}
				}
			}),
			{ numRuns: 150 },
		);
	});
});

describe("a table inline", () => {
	const line = (id: string, ...texts: (string | DocumentNode)[]) =>
		as(
			id,
			row(
				...texts.map((content) =>
					typeof content === "string" ? as(`${id}${content}`, cell(as(`${id}${content}p`, p(content)))) : content,
				),
			),
		);
	const facts = (...lines: DocumentNode[]) => doc(as("t", table(line("h", "Year", "Dead"), ...lines)));
	const inline = (before: WikiDocument, after: WikiDocument) =>
		drawn(before, after, "after", "inline").flatMap((lines) =>
			lines.map((cells) =>
				cells
					.map(({ text, columns: [from, to] }) => `${text.trim()}${to > from ? ` ×${to - from + 1}` : ""}`)
					.join(" | "),
			),
		);
	const before = facts(line("a", "2369", "10"), line("b", "2370", "20"), line("c", "2371", "30"));

	test("shows a cell that was replaced where the new one stands", () => {
		expect(inline(before, facts(line("a", "2369", "11"), line("c", "2371", "30")))).toEqual([
			...["Year | Dead", "2369 | 10 11", "2370 | 20", "2371 | 30"],
		]);
	});

	test("leaves the column blank that a row which is gone never had", () => {
		const now = facts(line("a", "2369", "Bajor", "10"), line("c", "2371", "Terok Nor", "30"));
		expect(inline(before, now)).toEqual(["Year | Dead", "2369 | Bajor | 10", "2370 |  | 20", "2371 | Terok Nor | 30"]);
	});

	test("shows what hangs down, and what it took the place of", () => {
		const tall = as("a2369", cell(as("a2369p", p("2369")), { rowspan: 2 }));
		const now = facts(line("a", tall, "10"), line("b", "20"), line("c", "2371", "30"));
		expect(inline(before, now)).toEqual(["Year | Dead", "2369 | 10", "2370 | 20", "2371 | 30"]);
		expect(drawn(before, now, "after", "side")[0]?.[2]?.map(({ text }) => text)).toEqual(["", "20"]);
		const wide = as("a2369", cell(as("a2369p", p("2369")), { colspan: 2 }));
		expect(inline(before, facts(line("a", wide), line("b", "2370", "20"), line("c", "2371", "30")))[1]).toBe(
			"2369 10 ×2",
		);
	});
});

import { describe, expect, test } from "vitest";
import { accounts, as, bullets, callout, code, item, numbers, p, quote } from "@/test/document";
import { dusk, FIRST, halves, line, merge, rose, SECOND, said, whole } from "@/test/merging";
import type { DocumentNode } from "../schema";

describe("inside other blocks", () => {
	const inItem = (id: string, ...content: DocumentNode[]) => as(`${id}-item`, item(...content));
	const inList = (...items: DocumentNode[]) => [as("list", bullets(...items))];

	test("an item of a list is split, its second half and the list within it are edited", () => {
		const inner = (words: string) => as("inner", bullets(as("deep-item", item(line("deep", words)))));
		const base = inList(inItem("a", line("a", `${FIRST} ${SECOND}`), inner("Deep.")), inItem("z", line("z", "End.")));
		const split = inList(
			inItem("a", line("a", FIRST)),
			inItem("b", line("b", SECOND), inner("Deep.")),
			inItem("z", line("z", "End.")),
		);
		const edited = inList(
			inItem("a", line("a", `${rose(FIRST)} ${dusk(SECOND)}`), inner("Deeper.")),
			inItem("z", line("z", "End.")),
		);
		expect(merge(base, split, edited).document.content).toEqual(
			inList(
				inItem("a", line("a", rose(FIRST))),
				inItem("b", line("b", dusk(SECOND)), inner("Deeper.")),
				inItem("z", line("z", "End.")),
			),
		);
	});

	test("items are joined, the second is edited", () => {
		const base = inList(inItem("a", line("a", FIRST)), inItem("b", line("b", SECOND)));
		const edited = inList(inItem("a", line("a", FIRST)), inItem("b", line("b", dusk(SECOND))));
		expect(merge(base, inList(inItem("a", line("a", `${FIRST} ${SECOND}`))), edited).document.content).toEqual(
			inList(inItem("a", line("a", `${FIRST} ${dusk(SECOND)}`))),
		);
	});

	test("an item is split, the other moves it to another list", () => {
		const other = (...items: DocumentNode[]) => as("other", bullets(inItem("o", line("o", "Other.")), ...items));
		const [one, end] = [inItem("a", line("a", `${FIRST} ${SECOND}`)), inItem("z", line("z", "End."))];
		const parts = [inItem("a", line("a", FIRST)), inItem("b", line("b", SECOND))];
		const merged = merge(
			[...inList(one, end), other()],
			[...inList(...parts, end), other()],
			[...inList(end), other(one)],
		);
		expect(merged.overlaps).toEqual([]);
		expect(merged.document.content).toEqual([...inList(end), other(...parts)]);
	});

	test("a paragraph of an item is split at two places, by two people", () => {
		const base = inList(inItem("a", line("a", `${FIRST} ${SECOND} So it ended.`)));
		const one = inList(inItem("a", line("a", FIRST)), inItem("b", line("b", `${SECOND} So it ended.`)));
		const two = inList(inItem("a", line("a", `${FIRST} ${SECOND}`)), inItem("c", line("c", "So it ended.")));
		expect(said(base, one, two)).toBe(`${FIRST} | ${SECOND} | So it ended.`);
	});

	test("one splits the paragraph in its item, the other the item at the same place", () => {
		const rest = as("rest", callout("note", line("r", "Rest.")));
		const base = inList(inItem("a", line("a", `${FIRST} ${SECOND}`), rest));
		const one = inList(inItem("a", line("a", FIRST), line("b", SECOND), rest));
		const two = inList(inItem("a", line("a", FIRST)), inItem("c", line("c", dusk(SECOND)), rest));
		expect(said(base, one, two)).toBe(`${FIRST} | ${dusk(SECOND)} | Rest.`);
	});

	test("quotations, callouts and accounts", () => {
		const estimates = accounts("estimate", "How many?", ["ten", p("x")], ["nine", p("y")]);
		const [question, ten, nine] = estimates.content as [DocumentNode, DocumentNode, DocumentNode];
		const inAccount = (...content: DocumentNode[]) => {
			const account = { ...ten, content: [...(ten.content ?? []).slice(0, 1), ...content] };
			return { ...estimates, content: [question, account, nine] };
		};
		const around: ((...content: DocumentNode[]) => DocumentNode)[] = [
			(...content) => as("box", quote(...content)),
			(...content) => as("box", callout("warning", ...content)),
			inAccount,
		];
		for (const box of around) {
			const edited = [box(line("a", `${rose(FIRST)} ${dusk(SECOND)}`))];
			const merged = merge([box(...whole)], [box(...halves)], edited);
			expect(merged.overlaps).toEqual([]);
			expect(merged.document.content).toEqual([box(line("a", rose(FIRST)), line("b", dusk(SECOND)))]);
		}
	});

	test("a paragraph in an item that both split off, of which one took a list along", () => {
		const list = (...items: DocumentNode[]) => as("list", numbers(...items));
		const inner = as("inner", item(line("in", "The council met at dawn.")));
		const split = as("new", item(line("b", SECOND)));
		const base = [as("outer", bullets(as("item", item(line("a", SECOND), list(inner)))))];
		const mine = [as("outer", bullets(as("item", item(line("a"))), as("own", item(line("c", SECOND), list(inner)))))];
		const theirs = [as("outer", bullets(as("item", item(line("a"), list(inner, split)))))];
		expect(merge(base, mine, theirs)).toMatchObject({ overlaps: [] });
		expect(said(base, mine, theirs)).toBe(said(base, theirs, mine));
	});

	test("code, of which no space is lost", () => {
		const lines = ["  const gates = 7;", "  open(gates);", "  leave();"] as const;
		const block = (id: string, ...own: string[]) => as(id, code(own.join("\n")));
		const [first, second, third] = lines;
		const cut = [block("a", first), block("b", second, third)];
		const edited = [block("a", first.replace("7", "8"), second, third.replace("leave", "stay"))];
		const merged = [block("a", first.replace("7", "8")), block("b", second, third.replace("leave", "stay"))];
		expect(merge([block("a", ...lines)], cut, edited).document.content).toEqual(merged);
		expect(merge([block("a", ...lines)], edited, cut).document.content).toEqual(merged);
		expect(merge(cut, [block("a", ...lines)], merged).document.content).toEqual(edited);
	});

	describe("words that would change places are asked about: an item is split by one", () => {
		const before = inItem("z", line("z", "Zeta zeta."));
		const long = `${FIRST} ${SECOND} So it ended.`;
		const base = inList(before, inItem("a", line("a", long)));
		const split = inList(before, inItem("a", line("a", FIRST)), inItem("b", line("b", `${SECOND} So it ended.`)));
		test.each([
			["taken out of its list", [...inList(before), line("a", long)]],
			[
				"parted into two paragraphs",
				inList(before, inItem("a", line("a", `${FIRST} ${SECOND}`), line("c", "So it ended."))),
			],
		])("and %s by the other", (_what, other) => {
			expect(said(base, split, other)).toMatch(/^asked about a.*$/);
			expect(said(base, other, split)).toMatch(/^asked about a.*$/);
		});

		test("and moved with all that it holds by the other: both", () => {
			const moved = inList(inItem("a", line("a", long)), before);
			expect(said(base, split, moved)).toBe(`${FIRST} | ${SECOND} So it ended. | Zeta zeta.`);
		});
	});

	test("both put the same words into a callout, of which one takes the emptied paragraph along: the same, whoever saved first", () => {
		const mine = [line("a"), as("box", callout("note", line("b", "War.")))];
		const theirs = [as("case", callout("note", line("a"), line("c", "War.")))];
		expect(said([line("a", "War.")], mine, theirs)).toBe("asked about a,box,case");
	});

	test("words that came to a list which is asked about are among the answers", () => {
		const base = [...inList(inItem("a", line("a", FIRST))), line("b", SECOND)];
		const joined = inList(inItem("a", line("a", `${FIRST} ${SECOND}`)));
		// The list is deleted here, and the paragraph behind it edited.
		const merged = merge(base, joined, [line("b", dusk(SECOND))]);
		expect(JSON.stringify([merged.document, merged.overlaps])).toContain("dusk");
		expect(merged.overlaps.length).toBeGreaterThan(0);
	});
});

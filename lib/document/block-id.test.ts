import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { as, bullets, cell, citation, doc, documents, edits, item, p, row, table } from "@/test/document";
import { adoptBlockIds, assignBlockIds, blockId, findDuplicateBlockIds, isIdentified, newBlockId } from "./block-id";
import { canonicalJson } from "./canonical";
import type { DocumentNode, WikiDocument } from "./schema";
import { validateDocument } from "./validate";

// Laws are tried many times; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

function ids(node: DocumentNode): (string | null)[] {
	const own = isIdentified(node) ? [blockId(node)] : [];
	return [...own, ...(node.content ?? []).flatMap(ids)];
}

function withoutIds(document: WikiDocument): WikiDocument {
	const bare: unknown = JSON.parse(JSON.stringify(document), (name, value) => (name === "id" ? undefined : value));
	const result = validateDocument(bare, { ids: "optional" });
	if (!result.ok) throw new Error(JSON.stringify(result.issues));
	return result.document;
}

test("a new id begins with a letter and has eight characters", () => {
	for (let i = 0; i < 1000; i++) expect(newBlockId()).toMatch(/^[a-z][a-z0-9]{7}$/);
	expect(newBlockId(() => 0)).toBe("aaaaaaaa");
	expect(newBlockId(() => 0.999_999)).toBe("z9999999");
});

describe("assigning", () => {
	test("every block gets an id of its own, and ids that are there stay", () => {
		fc.assert(
			fc.property(documents(), fc.array(fc.nat()), (document, holes) => {
				let place = 0;
				const punched: unknown = JSON.parse(JSON.stringify(document), (name, value) =>
					name === "id" && holes.includes(place++) ? undefined : value,
				);
				const assigned = assignBlockIds(punched as WikiDocument);
				const now = ids(assigned);
				expect(new Set(now).size).toBe(now.length);
				expect(now).not.toContain(null);
				for (const [i, id] of ids(punched as WikiDocument).entries()) if (id !== null) expect(now[i]).toBe(id);
			}),
		);
	});

	test("the first of two keeps the id, even if a new id would take one that comes later", () => {
		const offers = ["later", "a", "fresh"];
		const document = doc(as("a", p("x")), as("a", p("y")), as("later", p("z")));
		expect(findDuplicateBlockIds(document)).toEqual(["a"]);
		expect(ids(assignBlockIds(document, () => offers.shift() ?? ""))).toEqual(["a", "fresh", "later"]);
	});

	test("a document with all its ids is returned as it is", () => {
		const document = doc(p("x"));
		expect(assignBlockIds(document)).toBe(document);
	});

	test("a source of ids that repeats itself is an error, not an endless loop", () => {
		expect(() => assignBlockIds(doc({ type: "paragraph" }, { type: "paragraph" }), () => "same")).toThrow(RangeError);
	});
});

describe("adopting", () => {
	test("a round trip without ids changes nothing", () => {
		fc.assert(
			fc.property(documents(), (document) => {
				expect(canonicalJson(adoptBlockIds(withoutIds(document), document))).toBe(canonicalJson(document));
			}),
			{ numRuns: 150 },
		);
	});

	test("ids stay unique whatever was edited, and none is taken from a block of another kind", () => {
		fc.assert(
			fc.property(edits(), ({ before, after }) => {
				const adopted = adoptBlockIds(withoutIds(after), before);
				const now = ids(adopted);
				expect(new Set(now).size).toBe(now.length);
				expect(withoutIds(adopted)).toEqual(withoutIds(after));
			}),
			{ numRuns: 150 },
		);
	});

	const base = doc(
		as("intro", p("The planet was occupied for forty years.")),
		as("list", bullets(as("i1", item(as("p1", p("first")))), as("i2", item(as("p2", p("second")))))),
		as("t", table(as("r1", row(as("c1", { ...cell("10"), content: [as("cp1", p("10"))] }))))),
		as("end", p("It ended when the resistance won.")),
	);

	test.each<[string, WikiDocument, (string | null)[]]>([
		[
			"a changed sentence",
			doc(p("The planet was occupied for fifty long years."), ...base.content.slice(1)),
			["intro", "list", "i1", "p1", "i2", "p2", "t", "r1", "c1", "cp1", "end"],
		],
		[
			"a number in a cell",
			doc(...base.content.slice(0, 2), table(row(cell("600")))),
			["intro", "list", "i1", "p1", "i2", "p2", "t", "r1", "c1", "cp1"],
		],
		[
			"moved paragraphs",
			doc(p("It ended when the resistance won."), p("The planet was occupied for forty years.")),
			["end", "intro"],
		],
		["unrelated text", doc(p("Nothing like it.")), [null]],
	])("%s", (_, document, expected) => {
		const now = ids(adoptBlockIds(withoutIds(document), base, newBlockId));
		expect(now.map((id) => (ids(base).includes(id) ? id : null))).toEqual(expected);
	});

	test.each([[[1, 2]], [[0, 2]], [[0, 1]]])(
		"a work that is cited for several sentences keeps those behind %j",
		(kept) => {
			const said = ["Kira fought.", " Odo watched.", " Quark sold drinks."];
			const sentences = (places: readonly number[]) =>
				doc(as("a", p(...places.flatMap((place) => [said[place] ?? "", citation(1, { id: `c${place}` })]))));
			const adopted = adoptBlockIds(withoutIds(sentences(kept)), sentences([0, 1, 2]));
			expect(ids(adopted)).toEqual(["a", ...kept.map((place) => `c${place}`)]);
		},
	);

	test("ids that the document brings are kept, the rest is adopted around them", () => {
		const document = doc(as("end", p("New text under a known id.")), {
			type: "paragraph",
			content: p("The planet was occupied.").content,
		});
		expect(ids(adoptBlockIds(document, base))).toEqual(["end", "intro"]);
	});
});

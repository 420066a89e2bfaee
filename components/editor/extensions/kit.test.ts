import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import { documentSchema } from "@/lib/document/prosemirror";
import { MARKS, NODES } from "@/lib/document/schema";
import { makeLinkBook } from "../link-book";
import { documentExtensions } from "./kit";

const schema = getSchema(documentExtensions(makeLinkBook([])));

function defaults(type: { spec: { attrs?: object } }): [string, unknown][] {
	return Object.entries(type.spec.attrs ?? {})
		.map(([name, attribute]): [string, unknown] => [name, (attribute as { default?: unknown }).default])
		.sort(([a], [b]) => a.localeCompare(b));
}

describe("the editor's schema", () => {
	it("has the nodes and marks of the document table and no others", () => {
		expect(Object.keys(schema.nodes).sort()).toEqual(Object.keys(NODES).sort());
		expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(MARKS).sort());
		expect(schema.topNodeType.name).toBe("doc");
	});

	it.each(Object.keys(NODES))("lets %s contain and carry what the table says", (name) => {
		const { content = "", group = "", attrs = {}, marks, code } = NODES[name] ?? {};
		const type = schema.nodes[name];
		expect(type?.spec.content ?? "").toBe(content);
		expect(type?.spec.group ?? "").toBe(group);
		expect(defaults(type ?? { spec: {} }).map(([attribute]) => attribute)).toEqual(Object.keys(attrs).sort());
		expect(type?.spec.code ?? false).toBe(code ?? false);
		expect(type?.isAtom).toBe(documentSchema.nodes[name]?.isAtom);
		expect(type?.isInline).toBe(documentSchema.nodes[name]?.isInline);
		if (marks !== undefined) expect(type?.spec.marks).toBe(marks);
		const allowed = documentSchema.nodes[name]?.markSet;
		expect(type?.markSet?.map((mark) => mark.name).sort()).toEqual(allowed?.map((mark) => mark.name).sort());
	});

	it.each(Object.keys(MARKS))("lets %s stand beside the marks that the table allows", (name) => {
		const type = schema.marks[name];
		const table = documentSchema.marks[name];
		expect(defaults(type ?? { spec: {} }).map(([attribute]) => attribute)).toEqual(
			Object.keys(MARKS[name]?.attrs ?? {}).sort(),
		);
		for (const other of Object.keys(MARKS)) {
			const [mine, theirs] = [schema.marks[other], documentSchema.marks[other]];
			if (mine && theirs) expect(type?.excludes(mine), other).toBe(table?.excludes(theirs));
		}
	});

	it("gives attributes the defaults of the table, save those that the table requires", () => {
		for (const [name, { attrs = {} }] of Object.entries(NODES)) {
			const given = new Map(defaults(schema.nodes[name] ?? { spec: {} }));
			for (const [attribute, spec] of Object.entries(attrs)) {
				if ("fallback" in spec)
					expect([name, attribute, given.get(attribute)]).toEqual([name, attribute, spec.fallback]);
			}
		}
	});

	it("fills an empty place with a paragraph", () => {
		expect(schema.nodes.doc?.contentMatch.defaultType?.name).toBe("paragraph");
	});
});

import { getSchema } from "@tiptap/core";
import { closeHistory, history, undo } from "@tiptap/pm/history";
import { Fragment, Node as ProseMirrorNode, Slice } from "@tiptap/pm/model";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import { describe, expect, it, vi } from "vitest";
import { makeLinkBook } from "../link-book";
import { blockIdPlugin } from "./block-ids";
import { documentExtensions } from "./kit";

const schema = getSchema(documentExtensions(makeLinkBook([])));

function paragraph(id: string | null, text: string) {
	return { type: "paragraph", attrs: { id }, content: text === "" ? [] : [{ type: "text", text }] };
}

function open(...content: object[]): EditorState {
	return EditorState.create({
		doc: schema.nodeFromJSON({ type: "doc", content }),
		plugins: [blockIdPlugin(), history()],
	});
}

function ids(doc: ProseMirrorNode): (string | null)[] {
	const found: (string | null)[] = [];
	doc.descendants((node) => {
		if (node.isBlock) found.push(node.attrs.id);
	});
	return found;
}

function change(state: EditorState, make: (tr: Transaction) => Transaction): EditorState {
	return state.apply(make(state.tr));
}

const TWO = [paragraph("one", "First words"), paragraph("two", "Second words")];

describe("block ids while editing", () => {
	it("are those of citations too: a copy gets one of its own, the original keeps its", () => {
		const citation = { type: "citation", attrs: { id: "cited", sourceId: 1, locator: null, quotation: null } };
		const cited = { type: "paragraph", attrs: { id: "one" }, content: [{ type: "text", text: "Words" }, citation] };
		const state = open(cited, paragraph("two", "Second"));
		const copy = state.doc.slice(6, 7);
		const citations: string[] = [];
		change(state, (tr) => tr.replace(1, 1, copy)).doc.descendants((node) => {
			if (node.type.name === "citation") citations.push(node.attrs.id);
		});
		expect(citations).toHaveLength(2);
		expect(citations[1]).toBe("cited");
		expect(citations[0]).toMatch(/^[a-z][a-z0-9]{7}$/);
	});

	it("stay through typing", () => {
		expect(ids(change(open(...TWO), (tr) => tr.insertText("x", 3)).doc)).toEqual(["one", "two"]);
	});

	it("stay on the first half of a split, and the second gets a new one", () => {
		const [first, second, third] = ids(change(open(...TWO), (tr) => tr.split(6)).doc);
		expect([first, third]).toEqual(["one", "two"]);
		expect(second).toMatch(/^[a-z][a-z0-9]{7}$/);
	});

	it("stay with the words when a block is split at its beginning", () => {
		const state = change(open(...TWO), (tr) => tr.split(1));
		expect(ids(state.doc).slice(1)).toEqual(["one", "two"]);
		expect(ids(state.doc)[0]).not.toBe("one");
	});

	it("are those of the first block after a merge", () => {
		expect(ids(change(open(...TWO), (tr) => tr.join(13)).doc)).toEqual(["one"]);
	});

	it("stay with the original when a copy is pasted before it", () => {
		const state = open(...TWO);
		const copy = new Slice(Fragment.from(state.doc.child(1)), 0, 0);
		const pasted = ids(change(state, (tr) => tr.replace(0, 0, copy)).doc);
		expect(pasted.slice(1)).toEqual(["one", "two"]);
		expect(pasted[0]).not.toBe("two");
	});

	it("come along when a block is moved within one change", () => {
		const state = open(...TWO);
		const moved = change(state, (tr) => tr.delete(13, state.doc.content.size).insert(0, state.doc.child(1)));
		expect(ids(moved.doc)).toEqual(["two", "one"]);
	});

	it("come back with an undo, of a split and of a deletion", () => {
		for (const make of [(tr: Transaction) => tr.split(6), (tr: Transaction) => tr.delete(0, 13)]) {
			let state = change(open(...TWO), make);
			state = state.apply(closeHistory(state.tr));
			undo(state, (tr) => {
				state = state.apply(tr);
			});
			expect(ids(state.doc)).toEqual(["one", "two"]);
		}
	});

	it("are kept when a whole document is set, and made where they are missing", () => {
		const whole = schema.nodeFromJSON({ type: "doc", content: [paragraph("three", "a"), paragraph(null, "b")] });
		const state = open(...TWO);
		const [first, second] = ids(change(state, (tr) => tr.replaceWith(0, state.doc.content.size, whole.content)).doc);
		expect(first).toBe("three");
		expect(second).toMatch(/^[a-z]/);
	});

	it("of citations stay when they move, and a copied one gets its own", () => {
		const cited = {
			type: "paragraph",
			attrs: { id: "p" },
			content: [{ type: "citation", attrs: { id: "c", sourceId: 1 } }],
		};
		const citations = (doc: ProseMirrorNode) => {
			const found: string[] = [];
			doc.descendants((node) => {
				if (node.type.name === "citation") found.push(node.attrs.id);
			});
			return found;
		};
		const state = open(cited, paragraph("q", "words"));
		const atom = state.doc.child(0).child(0);
		expect(citations(change(state, (tr) => tr.delete(1, 2).insert(5, atom)).doc)).toEqual(["c"]);
		const [first, second] = citations(change(state, (tr) => tr.insert(6, atom)).doc);
		expect(first).toBe("c");
		expect(second).toMatch(/^[a-z][a-z0-9]{7}$/);
		expect(citations(change(state, (tr) => tr.split(2)).doc)).toEqual(["c"]);
	});

	it("reach into lists and tables", () => {
		const cell = { type: "tableCell", content: [paragraph(null, "in a cell")] };
		const table = schema.nodeFromJSON({ type: "table", content: [{ type: "tableRow", content: [cell, cell] }] });
		const found = ids(change(open(...TWO), (tr) => tr.insert(0, table)).doc);
		expect(found).not.toContain(null);
		expect(new Set(found).size).toBe(found.length);
	});

	it("cost a keystroke no walk over a long document", () => {
		const long = open(
			...Array.from({ length: 20_000 }, (_, index) => paragraph(`p${index}`, "Some words of a long article.")),
		);
		const visits = vi.spyOn(ProseMirrorNode.prototype, "nodesBetween");
		const typed = change(long, (tr) => tr.insertText("x", 5));
		const widths = visits.mock.calls.map(([from, to]) => to - from);
		visits.mockRestore();
		expect(Math.max(...widths)).toBeLessThan(100);
		expect(ids(typed.doc)[0]).toBe("p0");
	});
});

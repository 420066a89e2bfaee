import { getSchema } from "@tiptap/core";
import { AllSelection, EditorState, TextSelection } from "@tiptap/pm/state";
import { expect, test } from "vitest";
import type { DocumentNode } from "@/lib/document/schema";
import { nodeText } from "@/lib/document/text";
import { as, bullets, citation, doc, heading, item, p } from "@/test/document";
import { makeLinkBook } from "../link-book";
import { documentExtensions } from "./kit";
import { wrapInAccounts } from "./wrap-in-accounts";

const schema = getSchema(documentExtensions(makeLinkBook([])));

/** The document after wrapping what stands between two words, given by where they begin and end. */
function wrap(document: DocumentNode, from: string, to: string): DocumentNode[] | null {
	const node = schema.nodeFromJSON(document);
	const places: number[] = [];
	node.descendants((child, position) => {
		const [start, end] = [child.text?.indexOf(from) ?? -1, child.text?.indexOf(to) ?? -1];
		if (start >= 0 && places.length === 0) places.push(position + start);
		if (end >= 0 && places.length > 0) places[1] = position + end + to.length;
	});
	const state = EditorState.create({ doc: node });
	const selection = TextSelection.create(node, places[0] ?? 0, places[1]);
	const wrapping = wrapInAccounts(state.apply(state.tr.setSelection(selection)));
	if (!wrapping) return null;
	const changed = state.tr.replaceWith(wrapping.from, wrapping.to, wrapping.nodes).doc;
	expect(changed.resolve(wrapping.question).parent.type.name).toBe("accountsQuestion");
	changed.check();
	return changed.toJSON().content;
}

function said(block: DocumentNode | undefined): [unknown, string][] {
	return (block?.content?.slice(1) ?? []).map((account) => {
		const paragraph = account.content?.[1];
		return [paragraph?.attrs?.id, paragraph ? nodeText(paragraph) : ""];
	});
}

test("the selected sentences of a paragraph become an account each, and what is around them stays", () => {
	const words = ["Before. ", "Ten did.", citation(1), " Others say more. ", "After."];
	const [before, block, after] = wrap(doc(as("a", p(...words))), "Ten", "more.") ?? [];
	expect(before).toMatchObject({ type: "paragraph", attrs: { id: "a" }, content: [{ text: "Before." }] });
	expect(said(block)).toEqual([
		[null, "Ten did."],
		[null, "Others say more."],
	]);
	expect(block?.content?.[1]?.content?.[1]?.content?.[1]?.type).toBe("citation");
	expect(after).toMatchObject({ type: "paragraph", attrs: { id: null }, content: [{ text: "After." }] });
});

test("a sentence ends where those of the article end, and a citation inside it ends none", () => {
	const words = [
		"Capt. Sisko",
		citation(1),
		" Of DS9 did.",
		citation(1),
		citation(2),
		" Dukat (b. 2319) did. 彼は来た。",
	];
	const [block] = wrap(doc(as("a", p(...words))), "Capt", "。") ?? [];
	expect(said(block)).toEqual([
		["a", "Capt. Sisko Of DS9 did."],
		[null, "Dukat (b. 2319) did."],
		[null, "彼は来た。"],
	]);
});

test("several paragraphs become an account each and keep their ids", () => {
	const document = doc(as("a", p("One. And more.")), as("b", p("Two.", citation(1))), p(), as("c", p("Three. Rest.")));
	const [block, rest] = wrap(document, "One", "Three.") ?? [];
	expect(said(block)).toEqual([
		["a", "One. And more."],
		["b", "Two."],
		["c", "Three."],
	]);
	expect(rest).toMatchObject({ attrs: { id: null }, content: [{ text: "Rest." }] });
	const [kept, half] = wrap(document, "And", "Two.") ?? [];
	expect(kept).toMatchObject({ attrs: { id: "a" }, content: [{ text: "One." }] });
	expect(said(half)).toEqual([
		[null, "And more."],
		["b", "Two."],
	]);
});

test("all of the text may be selected", () => {
	const node = schema.nodeFromJSON(doc(as("a", p("One.")), as("b", p("Two."))));
	const state = EditorState.create({ doc: node, selection: new AllSelection(node) });
	const [block] = wrapInAccounts(state)?.nodes ?? [];
	expect(said(block?.toJSON())).toEqual([
		["a", "One."],
		["b", "Two."],
	]);
});

test("what is no paragraph, or stands elsewhere, is not taken in", () => {
	expect(wrap(doc(p("One."), heading(2, "Two"), p("Three.")), "One", "Three.")).toBeNull();
	expect(wrap(doc(p("One."), bullets(item(p("Two.")))), "One", "Two.")).toBeNull();
	const [list] = wrap(doc(bullets(item(p("One."), p("Two.")), item(p("x")))), "One", "Two.") ?? [];
	// An item begins with a paragraph.
	expect(list).toBeUndefined();
	const [inItem] = wrap(doc(bullets(item(p("x"), p("One."), p("Two.")))), "One", "Two.") ?? [];
	expect(said(inItem?.content?.[0]?.content?.[1])).toHaveLength(2);
});

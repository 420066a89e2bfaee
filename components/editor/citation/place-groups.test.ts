import { getSchema } from "@tiptap/core";
import { history, undo } from "@tiptap/pm/history";
import { EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { createRegistry } from "@/lib/citation/citation-registry";
import { parseCitations } from "@/lib/citation/parse-citations";
import { documentExtensions } from "../extensions/kit";
import { makeLinkBook } from "../link-book";
import { placeGroups, placeWork } from "./place-groups";
import { applyToTracked, type TrackedRange, trackedKey, trackedRanges } from "./tracked-ranges";
import { writeLine } from "./written-line";

const schema = getSchema(documentExtensions(makeLinkBook([])));
const registry = createRegistry(
	[{ id: 1, code: "DS9", title: "Deep Space Nine" }],
	[
		{ id: 11, kind: "episode", title: "Emissary", seriesId: 1 },
		{ id: 12, kind: "novel", title: "Day of the Vipers", seriesId: null },
	],
);

type Words = string | { italic: string };

function open(...words: Words[]): EditorState {
	const content = words.map((word) =>
		typeof word === "string"
			? { type: "text", text: word }
			: { type: "text", text: word.italic, marks: [{ type: "italic" }] },
	);
	const tracked = new Plugin<readonly TrackedRange[]>({
		key: trackedKey,
		state: { init: () => [], apply: applyToTracked },
	});
	return EditorState.create({
		doc: schema.nodeFromJSON({ type: "doc", content: [{ type: "paragraph", attrs: { id: "one" }, content }] }),
		plugins: [tracked, history()],
	});
}

/** Reads the whole line as the editor would; proposals are numbered from 1 as they come. */
function read(state: EditorState): EditorState {
	const line = writeLine(state.doc, 1, state.doc.content.size - 1);
	const found = parseCitations(line.text, registry).map((group) => ({ line, group }));
	const titles: string[] = [];
	return state.apply(
		placeGroups(
			state,
			found,
			() => false,
			({ title }) => {
				if (!titles.includes(title)) titles.push(title);
				return titles.indexOf(title) + 1;
			},
		),
	);
}

function accept(state: EditorState, proposal: number, sourceId: number): EditorState {
	const ranges = trackedRanges(state).filter(({ works }) => works.some((work) => work.proposal === proposal));
	return state.apply(placeWork(state, ranges, proposal, sourceId));
}

/** The line with its citations as `{11}`, and those of a place as `{11 page 4}`. */
function shown({ doc }: EditorState): string {
	let text = "";
	doc.firstChild?.forEach((node) => {
		const { sourceId, locator } = node.attrs;
		text += node.text ?? `{${[sourceId, locator?.type, locator?.value].filter(Boolean).join(" ")}}`;
	});
	return text;
}

describe("putting citations where they were written", () => {
	it("binds the works that the registry has and closes up to the sentence", () => {
		expect(shown(read(open('They left. (DS9: "Emissary") They came.')))).toBe("They left.{11} They came.");
	});

	it("takes italics for the marks of a title", () => {
		expect(shown(read(open("They left. (", { italic: "Day of the Vipers" }, ", ch. 4) And so on.")))).toBe(
			"They left.{12 chapter 4} And so on.",
		);
	});

	it("takes doubled brackets for the sign of the search", () => {
		expect(shown(read(open('They left. ((DS9: "Emissary")) More.')))).toBe("They left.{11} More.");
	});

	it("leaves brackets that cite nothing", () => {
		const text = "Somebody (born 2328) left (see below).";
		expect(shown(read(open(text)))).toBe(text);
	});

	it("leaves a group of unknown works as it was written until somebody decides", () => {
		const text = 'They left. (DS9: "Unheard Of", "Unseen")';
		const state = read(open(text));
		expect(shown(state)).toBe(text);
		expect(shown(accept(state, 2, 22))).toBe('They left. (DS9: "Unheard Of"){22}');
		expect(shown(accept(accept(state, 2, 22), 1, 21))).toBe("They left.{21}{22}");
	});

	it("keeps the order of known and unknown works, and makes one group of them in the end", () => {
		const state = read(open('They left. (DS9: "Unheard Of", "Emissary", "Unseen")'));
		expect(shown(state)).toBe('They left. (DS9: "Unheard Of"){11} (DS9: "Unseen")');
		expect(shown(accept(accept(state, 2, 22), 1, 21))).toBe("They left.{21}{11}{22}");
	});

	it("cites a work that is named in several places everywhere at once", () => {
		const state = read(open('One. (DS9: "Unheard Of") Two. (DS9: "Emissary") Three. (DS9: "Unheard Of")'));
		expect(shown(accept(state, 1, 21))).toBe("One.{21} Two.{11} Three.{21}");
	});

	it("waits no longer for words that became others", () => {
		const state = read(open('They left. (DS9: "Unheard Of")'));
		const typed = state.apply(state.tr.insertText("!", 16));
		expect(trackedRanges(state)).toHaveLength(1);
		expect(trackedRanges(typed)).toEqual([]);
	});

	it("gives the text back by one undo", () => {
		const text = 'One. (DS9: "Emissary") Two. (DS9: "Emissary", "Unheard Of")';
		let state = read(open(text));
		undo(state, (transaction: Transaction) => {
			state = state.apply(transaction);
		});
		expect(shown(state)).toBe(text);
	});
});

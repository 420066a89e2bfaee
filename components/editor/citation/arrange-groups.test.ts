import { getSchema } from "@tiptap/core";
import { history, undo } from "@tiptap/pm/history";
import { EditorState, NodeSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { citation, doc, p } from "@/test/document";
import { SOURCES } from "@/test/registry";
import { documentExtensions } from "../extensions/kit";
import { makeLinkBook } from "../link-book";
import { arrangeGroupsPlugin } from "./arrange-groups";
import { asDocumentNode } from "./citation-groups";
import { drawGroup } from "./draw-group";
import { SourceBook } from "./source-book";

const schema = getSchema(documentExtensions(makeLinkBook([])));
const book = new SourceBook([...SOURCES.values()]);
/** Two of one series, one of another. */
const [EMISSARY, CARDASSIANS, VIPERS, NOBODY_KNOWS] = [1, 2, 3, 99] as const;

function open(...works: (number | string)[]): EditorState {
	const content = works.map((work) => (typeof work === "number" ? citation(work) : work));
	return EditorState.create({
		doc: schema.nodeFromJSON(doc(p("Words", ...content))),
		plugins: [history(), arrangeGroupsPlugin(book)],
	});
}

function insert(state: EditorState, work: number, place: number): EditorState {
	return state.apply(state.tr.insert(place, schema.nodeFromJSON(citation(work))));
}

function cited(state: EditorState): number[] {
	const works: number[] = [];
	state.doc.descendants((node) => {
		if (node.type.name === "citation") works.push(node.attrs.sourceId);
	});
	return works;
}

describe("groups of citations while writing", () => {
	it("take a work in beside those of its series, and one undo takes it out", () => {
		const state = open(EMISSARY, VIPERS);
		const written = insert(state, CARDASSIANS, 8);
		expect(cited(written)).toEqual([EMISSARY, CARDASSIANS, VIPERS]);
		let undone = written;
		undo(written, (transaction) => {
			undone = written.apply(transaction);
		});
		expect(undone.doc.eq(state.doc)).toBe(true);
	});

	it("join when the words between them go", () => {
		const state = open(EMISSARY, VIPERS, " and ", CARDASSIANS);
		expect(cited(state.apply(state.tr.delete(8, 13)))).toEqual([EMISSARY, CARDASSIANS, VIPERS]);
	});

	it("keep a citation selected that moves", () => {
		const state = open(EMISSARY, VIPERS);
		const transaction = state.tr.insert(8, schema.nodeFromJSON(citation(CARDASSIANS)));
		const written = state.apply(transaction.setSelection(NodeSelection.create(transaction.doc, 8)));
		expect(cited(written)[1]).toBe(CARDASSIANS);
		expect((written.selection as NodeSelection).node.attrs.sourceId).toBe(CARDASSIANS);
	});

	it("stay as they were written while nobody touches them, or while a work is unknown", () => {
		const state = open(EMISSARY, VIPERS, CARDASSIANS);
		const order = [EMISSARY, VIPERS, CARDASSIANS];
		expect(cited(state.apply(state.tr.insertText("More ", 1)))).toEqual(order);
		expect(cited(state.apply(state.tr.insertText(" more.", 9)))).toEqual(order);
		expect(cited(insert(open(EMISSARY, NOBODY_KNOWS), CARDASSIANS, 8))).toEqual([EMISSARY, NOBODY_KNOWS, CARDASSIANS]);
	});

	it("never name a series twice, but to who copies the words", () => {
		const nodes = [EMISSARY, VIPERS, CARDASSIANS].map((work) => asDocumentNode(schema.nodeFromJSON(citation(work))));
		const text = (more?: { nameAgain: boolean }) =>
			drawGroup(nodes, book.sources, more)
				.map(({ before, title, after }) => `${before}${title}${after}`)
				.join("");
		expect(text()).toBe("(DS9: “Emissary”; TLE novel: Day of the Vipers; “Cardassians”)");
		expect(text({ nameAgain: true })).toBe("(DS9: “Emissary”; TLE novel: Day of the Vipers; DS9: “Cardassians”)");
	});
});

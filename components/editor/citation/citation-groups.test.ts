import { getSchema } from "@tiptap/core";
import { EditorState } from "@tiptap/pm/state";
import type { DecorationSet } from "@tiptap/pm/view";
import { describe, expect, it } from "vitest";
import { documentExtensions } from "../extensions/kit";
import { makeLinkBook } from "../link-book";
import { citationGroupsPlugin } from "./citation-groups";
import { SourceBook } from "./source-book";

const schema = getSchema(documentExtensions(makeLinkBook([])));
const canon = { key: "canon", name: "Screen", rank: 1 };
const fan = { key: "fan", name: "Fans", rank: 2 };
const series = { id: 1, code: "DS9", title: "Deep Space Nine" };
const facts = { number: null, releaseDate: null, mergedIntoId: null, retired: false };
const book = new SourceBook(
	[
		{ id: 11, kind: "episode", title: "Emissary", series, tier: canon, ...facts },
		{ id: 12, kind: "novel", title: "Harbour", series: null, tier: fan, ...facts },
	],
	[canon, fan],
);

function citation(id: string, sourceId: number) {
	return { type: "citation", attrs: { id, sourceId, locator: null, quotation: null } };
}

function open(...content: object[]): EditorState {
	const paragraph = { type: "paragraph", attrs: { id: "one" }, content };
	return EditorState.create({
		doc: schema.nodeFromJSON({ type: "doc", content: [paragraph] }),
		plugins: [citationGroupsPlugin(book)],
	});
}

function shown(state: EditorState): { group: string; margin: unknown } {
	const decorations = (state.plugins[0]?.getState(state) as DecorationSet | undefined)?.find() ?? [];
	const pieces = decorations.filter(({ spec }) => spec.title).sort((a, b) => a.from - b.from);
	const [block] = decorations.filter(({ spec }) => !spec.title);
	const attrs = (block as unknown as { type: { attrs: Record<string, string> } } | undefined)?.type.attrs;
	return {
		group: pieces.map(({ spec }) => `${spec.before}${spec.title}${spec.after}`).join(""),
		margin: attrs?.["data-tier"],
	};
}

const words = { type: "text", text: "Words" };

describe("citations as the editor shows them", () => {
	it("read as one group, and name the tiers in the margin", () => {
		expect(shown(open(words, citation("a", 11), citation("b", 12)))).toEqual({
			group: "(DS9: “Emissary”; Harbour)",
			margin: "Screen +1",
		});
	});

	it("close the group anew when one is deleted", () => {
		const state = open(words, citation("a", 11), citation("b", 12));
		expect(shown(state.apply(state.tr.delete(6, 7)))).toEqual({ group: "(Harbour)", margin: "Fans" });
	});

	it("become two groups when words come between them", () => {
		const state = open(words, citation("a", 11), citation("b", 12));
		expect(shown(state.apply(state.tr.insertText(" and ", 7))).group).toBe("(DS9: “Emissary”)(Harbour)");
	});

	it("follow what an editor says of the block", () => {
		const state = open(words, citation("a", 11));
		const told = state.apply(state.tr.setNodeMarkup(0, null, { id: "one", continuity: "fan" }));
		expect(shown(told).margin).toBe("Fans");
		const all = told.apply(told.tr.setNodeMarkup(0, null, { id: "one", continuity: "all" }));
		expect(shown(all).margin).toBe("Every continuity");
	});
});

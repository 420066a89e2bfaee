import { type Editor, Node } from "@tiptap/core";
import { NodeSelection, Plugin, type Selection, TextSelection } from "@tiptap/pm/state";
import type { Decoration } from "@tiptap/pm/view";
import { arrangeGroupsPlugin } from "../citation/arrange-groups";
import { asDocumentNode, citationGroupsPlugin, neighbours } from "../citation/citation-groups";
import { drawGroup, type Piece } from "../citation/draw-group";
import { SourceBook } from "../citation/source-book";

type ShownPiece = Piece & { sticks: boolean };

function draw(dom: HTMLElement, decorations: readonly Decoration[]): void {
	const piece = decorations.map(({ spec }) => spec as Partial<ShownPiece>).find(({ title }) => title !== undefined);
	const { before = "(", title = "source", italic, after = ")", tier, rank, sticks } = piece ?? {};
	const work = dom.ownerDocument.createElement(italic ? "i" : "span");
	work.textContent = title;
	dom.replaceChildren(before, work, after);
	dom.classList.toggle("sticks", sticks === true);
	dom.title = tier ?? "";
	if (rank) dom.dataset.rank = String(Math.min(rank, 4));
	else delete dom.dataset.rank;
}

/** The first key selects what stands beside the cursor, the second deletes it. */
function selectBeside(editor: Editor, side: "before" | "after"): boolean {
	const { selection } = editor.state;
	if (!(selection instanceof TextSelection) || !selection.$cursor) return false;
	const { $cursor } = selection;
	const node = side === "before" ? $cursor.nodeBefore : $cursor.nodeAfter;
	if (node?.type.name !== "citation" && node?.type.name !== "citationNeeded") return false;
	return editor.commands.setNodeSelection(side === "before" ? $cursor.pos - 1 : $cursor.pos);
}

function isSource(selection: Selection): selection is NodeSelection {
	return selection instanceof NodeSelection && /^citation(Needed)?$/.test(selection.node.type.name);
}

function leaveTo(editor: Editor, place: (selection: Selection) => number): boolean {
	const { doc, selection, tr } = editor.state;
	if (!isSource(selection)) return false;
	const $place = doc.resolve(place(selection));
	editor.view.dispatch(tr.setSelection(TextSelection.near($place, $place.pos === 0 ? 1 : -1)).scrollIntoView());
	return true;
}

/** Letters typed at a selected citation stand behind it: only Backspace and Delete take it away. */
function typeBehindPlugin(): Plugin {
	return new Plugin({
		props: {
			handleTextInput(view, _from, to, text) {
				if (!isSource(view.state.selection)) return false;
				const transaction = view.state.tr.insertText(text, to);
				view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, to + text.length)));
				return true;
			},
		},
	});
}

/** The citation that is selected, and where it stands; null where none is. */
export function selectedCitation({ selection }: Editor["state"]) {
	if (!(selection instanceof NodeSelection) || selection.node.type.name !== "citation") return null;
	return { node: selection.node, position: selection.from };
}

/** A citation among the words: one thing that is selected, copied and deleted whole. */
export const Citation = Node.create<{ book: SourceBook }>({
	name: "citation",
	inline: true,
	atom: true,
	selectable: true,
	draggable: true,
	addOptions() {
		return { book: new SourceBook() };
	},
	parseHTML() {
		return [{ tag: "cite[data-source-id]" }];
	},
	renderHTML({ node, HTMLAttributes }) {
		const [piece] = drawGroup([asDocumentNode(node)], this.options.book.sources);
		const shown = piece ? `${piece.before}${piece.title}${piece.after}` : "";
		return ["cite", { ...HTMLAttributes, class: "citation" }, shown];
	},
	renderText({ node, parent, index }) {
		const { first, nodes } = neighbours(parent, index);
		const around = nodes.length > 0 ? nodes : [node];
		const pieces = drawGroup(around.map(asDocumentNode), this.options.book.sources, { nameAgain: true });
		const piece = pieces[index - first];
		const space = index === first && /\S$/.test(parent.maybeChild(index - 1)?.text ?? " ") ? " " : "";
		return piece ? `${space}${piece.before}${piece.title}${piece.after}` : "";
	},
	addNodeView() {
		return ({ node, decorations }) => {
			const dom = document.createElement("cite");
			dom.className = "citation";
			draw(dom, decorations);
			return {
				dom,
				update: (next, now) => {
					if (next.type !== node.type) return false;
					draw(dom, now);
					return true;
				},
				ignoreMutation: () => true,
			};
		};
	},
	addProseMirrorPlugins() {
		const { book } = this.options;
		return [citationGroupsPlugin(book), arrangeGroupsPlugin(book), typeBehindPlugin()];
	},
	addKeyboardShortcuts() {
		const before = () => selectBeside(this.editor, "before");
		const after = () => selectBeside(this.editor, "after");
		return {
			"Mod-Shift-c": () => this.editor.commands.insertContent("(("),
			// Browsers do not know where a selected citation begins and ends.
			Home: () => leaveTo(this.editor, ({ $from }) => $from.start()),
			End: () => leaveTo(this.editor, ({ $from }) => $from.end()),
			"Mod-Home": () => leaveTo(this.editor, () => 0),
			"Mod-End": () => leaveTo(this.editor, ({ $from }) => $from.doc.content.size),
			Backspace: before,
			"Shift-Backspace": before,
			"Mod-Backspace": before,
			"Alt-Backspace": before,
			Delete: after,
			"Mod-Delete": after,
			"Alt-Delete": after,
		};
	},
});

declare module "@tiptap/core" {
	interface Commands<ReturnType> {
		citationNeeded: {
			/** Says behind the selected words, or at the cursor, that a source is missing since today. */
			markCitationNeeded: () => ReturnType;
		};
	}
}

function today(): string {
	const now = new Date();
	const two = (number: number) => String(number).padStart(2, "0");
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const CitationNeeded = Node.create({
	name: "citationNeeded",
	inline: true,
	atom: true,
	selectable: true,
	parseHTML() {
		return [{ tag: "sup[data-since]" }];
	},
	renderHTML({ node, HTMLAttributes }) {
		return [
			"sup",
			{ ...HTMLAttributes, class: "citation-needed", title: `Since ${node.attrs.since}` },
			"[citation needed]",
		];
	},
	renderText: () => "",
	addCommands() {
		return {
			markCitationNeeded:
				() =>
				({ state, tr, dispatch }) => {
					const { $to } = state.selection;
					const node = this.type.create({ since: today() });
					if (!$to.parent.inlineContent || !$to.parent.canReplaceWith($to.index(), $to.index(), this.type))
						return false;
					if (dispatch) tr.insert($to.pos, node).setSelection(TextSelection.create(tr.doc, $to.pos + 1));
					return true;
				},
		};
	},
});

import { Node } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { CALLOUT_KINDS, type CalloutKind } from "@/lib/document/schema";

declare module "@tiptap/core" {
	interface Commands<ReturnType> {
		callout: {
			/** Wraps the selected paragraphs in a callout, changes its kind, or lifts them out when it has that kind already. */
			toggleCallout: (kind: CalloutKind) => ReturnType;
		};
		attribution: {
			/** Adds the line that says who is quoted, or moves the cursor into it. */
			addAttribution: () => ReturnType;
		};
	}
}

export const Callout = Node.create({
	name: "callout",
	defining: true,
	parseHTML() {
		return [{ tag: "aside[data-kind]" }];
	},
	renderHTML({ node, HTMLAttributes }) {
		const kind = CALLOUT_KINDS.find((known) => known === node.attrs.kind) ?? "note";
		return ["aside", { ...HTMLAttributes, class: `callout callout-${kind}`, "data-kind": kind }, 0];
	},
	addCommands() {
		return {
			toggleCallout:
				(kind) =>
				({ commands, editor }) => {
					if (!editor.isActive(this.name)) return commands.wrapIn(this.name, { kind });
					if (editor.isActive(this.name, { kind })) return commands.lift(this.name);
					return commands.updateAttributes(this.name, { kind });
				},
		};
	},
});

export const Attribution = Node.create({
	name: "attribution",
	defining: true,
	parseHTML() {
		return [{ tag: "blockquote > footer" }, { tag: "blockquote > cite" }];
	},
	renderHTML({ HTMLAttributes }) {
		return ["footer", HTMLAttributes, 0];
	},
	addCommands() {
		return {
			addAttribution:
				() =>
				({ state, tr, dispatch }) => {
					const { $from } = state.selection;
					for (let depth = $from.depth; depth > 0; depth--) {
						const quote = $from.node(depth);
						if (quote.type.name !== "blockquote") continue;
						const end = $from.end(depth);
						if (dispatch) {
							if (quote.lastChild?.type !== this.type) tr.insert(end, this.type.create());
							tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(end) - 1), -1)).scrollIntoView();
						}
						return true;
					}
					return false;
				},
		};
	},
	addKeyboardShortcuts() {
		return {
			// The attribution is one line and the last: Enter leaves the quotation.
			Enter: ({ editor }) => {
				const { $from, empty } = editor.state.selection;
				if (!empty || $from.parent.type !== this.type) return false;
				const after = $from.after($from.depth - 1);
				return editor
					.chain()
					.insertContentAt(after, { type: "paragraph" })
					.setTextSelection(after + 1)
					.run();
			},
			Backspace: ({ editor }) => {
				const { $from, empty } = editor.state.selection;
				if (!empty || $from.parent.type !== this.type || $from.parent.content.size > 0) return false;
				return editor.commands.deleteNode(this.type);
			},
		};
	},
});

/** What makes a page a redirect; it stands first, says where to, and is changed in the link panel. */
export const Redirect = Node.create({
	name: "redirect",
	atom: true,
	selectable: true,
	draggable: false,
	parseHTML() {
		return [{ tag: "div[data-redirect]" }];
	},
	renderHTML({ node, HTMLAttributes }) {
		const target = typeof node.attrs.title === "string" ? node.attrs.title : `page ${String(node.attrs.pageId)}`;
		const section = typeof node.attrs.anchor === "string" ? ` § ${node.attrs.anchor}` : "";
		return ["div", { ...HTMLAttributes, "data-redirect": "", class: "redirect" }, `↳ Redirect to: ${target}${section}`];
	},
});

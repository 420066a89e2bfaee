import { Mark } from "@tiptap/core";

declare module "@tiptap/core" {
	interface Commands<ReturnType> {
		smallMarks: {
			toggleSmallCaps: () => ReturnType;
			toggleSuperscript: () => ReturnType;
			toggleSubscript: () => ReturnType;
		};
	}
}

export const SmallCaps = Mark.create({
	name: "smallCaps",
	parseHTML() {
		return [
			{ tag: "span.small-caps" },
			{ style: "font-variant-caps=small-caps" },
			{ style: "font-variant=small-caps" },
		];
	},
	renderHTML({ HTMLAttributes }) {
		return ["span", { ...HTMLAttributes, class: "small-caps" }, 0];
	},
	addCommands() {
		return {
			toggleSmallCaps:
				() =>
				({ commands }) =>
					commands.toggleMark(this.name),
		};
	},
	addKeyboardShortcuts() {
		return { "Mod-Shift-k": () => this.editor.commands.toggleSmallCaps() };
	},
});

export const Superscript = Mark.create({
	name: "superscript",
	parseHTML() {
		return [{ tag: "sup" }];
	},
	renderHTML({ HTMLAttributes }) {
		return ["sup", HTMLAttributes, 0];
	},
	addCommands() {
		return {
			toggleSuperscript:
				() =>
				({ commands }) =>
					commands.toggleMark(this.name),
		};
	},
	addKeyboardShortcuts() {
		return { "Mod-.": () => this.editor.commands.toggleSuperscript() };
	},
});

export const Subscript = Mark.create({
	name: "subscript",
	parseHTML() {
		return [{ tag: "sub" }];
	},
	renderHTML({ HTMLAttributes }) {
		return ["sub", HTMLAttributes, 0];
	},
	addCommands() {
		return {
			toggleSubscript:
				() =>
				({ commands }) =>
					commands.toggleMark(this.name),
		};
	},
	addKeyboardShortcuts() {
		return { "Mod-,": () => this.editor.commands.toggleSubscript() };
	},
});

import { type Editor, Extension, type Range } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import Suggestion, { type SuggestionProps } from "@tiptap/suggestion";
import { POPUP_ID } from "./popup";
import type { PopupItem, PopupStore } from "./popup-store";

export interface MenuSource<I extends PopupItem> {
	name: string;
	char: string;
	label: string;
	empty: string;
	allowSpaces: boolean;
	/** Whether the menu may open in the middle of a word. */
	insideWords: boolean;
	/** Milliseconds to wait for the next letter before asking. */
	wait: number;
	/** Escape takes the opening characters away again where nothing was typed behind them. */
	leavesNothing?: boolean;
	items: (query: string, signal: AbortSignal, editor: Editor) => I[] | Promise<I[]>;
	choose: (editor: Editor, range: Range, item: I) => void;
}

/** A menu that opens at the cursor when its character is typed. Arrows move, Enter and Tab choose, Escape closes. */
export function menuExtension<I extends PopupItem>(store: PopupStore, source: MenuSource<I>): Extension {
	return Extension.create({
		name: source.name,
		addProseMirrorPlugins() {
			const { editor } = this;
			let active = 0;
			let current: SuggestionProps<I, I> | null = null;
			const close = (): void => {
				current = null;
				store.show(null);
				editor.view.dom.removeAttribute("aria-activedescendant");
				editor.view.dom.removeAttribute("aria-controls");
			};
			const show = (props: SuggestionProps<I, I>): void => {
				current = props;
				const rect = props.clientRect?.();
				if (!rect || (props.items.length === 0 && source.char === "/" && props.query !== "")) {
					store.show(null);
					return;
				}
				active = Math.min(active, Math.max(0, props.items.length - 1));
				store.show({
					label: source.label,
					items: props.items,
					empty: source.empty,
					active,
					left: rect.left,
					top: rect.top,
					bottom: rect.bottom,
					choose: (index) => {
						const item = props.items[index];
						if (item) props.command(item);
					},
				});
				editor.view.dom.setAttribute("aria-controls", POPUP_ID);
				editor.view.dom.setAttribute("aria-activedescendant", `${POPUP_ID}-${active}`);
			};
			return [
				Suggestion<I, I>({
					editor,
					pluginKey: new PluginKey(source.name),
					char: source.char,
					allowSpaces: source.allowSpaces,
					allowedPrefixes: source.insideWords ? null : [" "],
					debounce: source.wait,
					allow: ({ state }) => !state.selection.$from.parent.type.spec.code,
					items: ({ query, signal }) => source.items(query, signal, editor),
					command: ({ editor: chosen, range, props }) => source.choose(chosen, range, props),
					render: () => ({
						onStart: (props) => {
							active = 0;
							show(props);
						},
						onUpdate: (props) => {
							if (props.query !== current?.query) active = 0;
							show(props);
						},
						onExit: close,
						onKeyDown: ({ event }) => {
							if (event.key === "Escape" && source.leavesNothing && current?.query === "") {
								editor.commands.deleteRange(current.range);
								return true;
							}
							const count = current?.items.length ?? 0;
							if (!current || count === 0 || event.isComposing) return false;
							if (event.key === "ArrowDown" || event.key === "ArrowUp") {
								active = (active + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
								show(current);
								return true;
							}
							const item = current.items[active];
							if ((event.key === "Enter" || event.key === "Tab") && item) {
								current.command(item);
								return true;
							}
							return false;
						},
					}),
				}),
			];
		},
	});
}

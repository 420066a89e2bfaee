import { Extension } from "@tiptap/core";
import { selectedCitation } from "./citations";

export interface SurfaceKeys {
	onLink: () => void;
	onCitation: () => void;
	onHelp: () => void;
	onToolbar: () => void;
	onPublish: () => void;
}

/** Keys that lead out of the text to what stands around it. */
export function surfaceKeys(keys: SurfaceKeys): Extension {
	return Extension.create({
		name: "surfaceKeys",
		priority: 1100,
		addKeyboardShortcuts() {
			const lead = (where: () => void) => () => {
				where();
				return true;
			};
			const openCitation = () => {
				if (!selectedCitation(this.editor.state)) return false;
				keys.onCitation();
				return true;
			};
			return {
				"Mod-k": lead(keys.onLink),
				"Mod-/": lead(keys.onHelp),
				"Alt-F10": lead(keys.onToolbar),
				Enter: openCitation,
				"Mod-Enter": ({ editor }) => {
					if (editor.isActive("codeBlock")) return editor.commands.exitCode();
					keys.onPublish();
					return true;
				},
			};
		},
	});
}

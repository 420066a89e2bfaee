import { type AnyExtension, Extension, type Extensions } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Placeholder } from "@tiptap/extensions";
import StarterKit from "@tiptap/starter-kit";
import type { ProposalDesk } from "../citation/proposal-desk";
import { SourceBook } from "../citation/source-book";
import type { LinkBook } from "../link-book";
import { CleanPaste } from "../paste/clean-paste";
import { citationSearch } from "../suggest/citation-search";
import { linkSearch } from "../suggest/link-search";
import type { PopupStore } from "../suggest/popup-store";
import { slashMenu } from "../suggest/slash-menu";
import { Account, AccountAnswer, Accounts, AccountsQuestion } from "./accounts";
import { BlockIds } from "./block-ids";
import { Attribution, Callout, Redirect } from "./blocks";
import { Citation, CitationNeeded } from "./citations";
import { fromTable } from "./from-table";
import { ExternalLink, WikiLink } from "./links";
import { SmallCaps, Subscript, Superscript } from "./marks";
import { type SurfaceKeys, surfaceKeys } from "./surface-keys";

/** The pieces of the starter kit that the document knows, bound to its table. */
const BoundStarterKit = StarterKit.extend({
	addExtensions() {
		return (this.parent?.() ?? []).map((extension) => fromTable(extension) as AnyExtension);
	},
});

/** Nodes, marks and history: everything that decides what a document may hold, without any surface. */
export function documentExtensions(book: LinkBook, sources = new SourceBook()): Extensions {
	const own = [
		Attribution,
		Callout,
		Redirect,
		Citation.configure({ book: sources }),
		CitationNeeded,
		Accounts,
		AccountsQuestion,
		Account,
		AccountAnswer,
		WikiLink.configure({ book }),
		ExternalLink,
		SmallCaps,
		Superscript,
		Subscript,
		Table.configure({ resizable: false, allowTableNodeSelection: true }),
		TableRow,
		TableCell,
		TableHeader,
	];
	return [
		BoundStarterKit.configure({
			heading: { levels: [2, 3, 4] },
			link: false,
			// A paragraph added at the end by itself would make opening an article a change to it.
			trailingNode: false,
			dropcursor: { class: "drop-cursor", color: false },
		}),
		...own.map((extension) => fromTable(extension) as AnyExtension),
		BlockIds,
	];
}

/** Citations that are typed or pasted as text are read as citations. */
function citationReading(desk: ProposalDesk): Extension {
	return Extension.create({ name: "citationReading", addProseMirrorPlugins: () => [desk.plugin()] });
}

/** The extensions of the page editor: the document, and what opens while writing it. */
export function editorExtensions(
	book: LinkBook,
	desk: ProposalDesk,
	store: PopupStore,
	keys: SurfaceKeys,
	placeholder: string,
): Extensions {
	return [
		...documentExtensions(book, desk.book),
		surfaceKeys(keys),
		slashMenu(store, desk),
		...linkSearch(store, book),
		citationSearch(store, desk),
		citationReading(desk),
		CleanPaste.configure({ book }),
		Placeholder.configure({ placeholder, showOnlyCurrent: true }),
	];
}

/**
 * The document as data: which nodes and marks exist, what they may contain and which attributes they
 * carry. Everything else is read from this table: the validator, the renderer, the editor's Tiptap
 * extensions, the diff and every import. Documents are Tiptap (ProseMirror) JSON.
 */

/** Raised whenever stored documents change shape; `upgrade.ts` brings older ones up to date. */
export const DOCUMENT_VERSION = 1;

export const DOCUMENT_LIMITS = {
	/** Nesting of nodes, the document itself being 1. */
	depth: 40,
	/** Nodes of every kind, text included. */
	nodes: 50_000,
	/** UTF-8 bytes of all text. */
	textBytes: 4 * 1024 * 1024,
	/** UTF-16 units of text in one heading: it stands again in the contents and in addresses. */
	headingLength: 500,
	/** Columns or rows that one table cell may span. */
	span: 100,
	/** Columns times rows of one table, spans laid out. */
	tableGrid: 20_000,
} as const;

export interface Mark {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface DocumentNode {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
	readonly content?: readonly DocumentNode[];
	readonly marks?: readonly Mark[];
	readonly text?: string;
}

/** A whole document. Only `validateDocument` and `upgradeDocument` make one from foreign data. */
export interface WikiDocument extends DocumentNode {
	readonly type: "doc";
	readonly attrs: { readonly version: number };
	readonly content: readonly DocumentNode[];
}

/** How one attribute is checked; `fallback` stands where it is missing, and makes it optional. */
export type AttributeSpec =
	| { kind: "block-id" }
	| { kind: "integer"; min: number; max: number; fallback?: number | null }
	| { kind: "choice"; values: readonly (string | number)[]; fallback?: string | number | null }
	| { kind: "text"; maxLength: number; fallback?: string | null }
	| { kind: "pattern"; pattern: RegExp; maxLength: number; fallback?: string | null }
	/** `http:`, `https:` or `mailto:`; never anything else, however it is spelled. */
	| { kind: "external-url" }
	/** Widths in pixels of the columns a cell covers, or null. */
	| { kind: "column-widths" }
	/** A day as `2026-11-22`. */
	| { kind: "date" }
	/** Where in a work: `{type, value}`, or null. */
	| { kind: "locator" };

export interface NodeSpec {
	/** ProseMirror content expression; absent for leaves. */
	content?: string;
	group?: "block" | "inline";
	attrs?: Readonly<Record<string, AttributeSpec>>;
	/** Marks allowed on the inline children: "_" for all (the default of textblocks), "" for none. */
	marks?: string;
	atom?: true;
	/** Content is kept as typed, line breaks included. */
	code?: true;
}

export interface MarkSpec {
	attrs?: Readonly<Record<string, AttributeSpec>>;
	/** Marks that may not stand beside this one, by name; "_" for all others. */
	excludes?: string;
}

const id: AttributeSpec = { kind: "block-id" };
const pageId: AttributeSpec = { kind: "integer", min: 1, max: 2_147_483_647, fallback: null };
const title: AttributeSpec = { kind: "text", maxLength: 300, fallback: null };
const anchor: AttributeSpec = { kind: "text", maxLength: 300, fallback: null };
const cell = {
	colspan: { kind: "integer", min: 1, max: DOCUMENT_LIMITS.span, fallback: 1 },
	rowspan: { kind: "integer", min: 1, max: DOCUMENT_LIMITS.span, fallback: 1 },
	colwidth: { kind: "column-widths" },
} as const;

export const CALLOUT_KINDS = ["note", "tip", "warning", "spoiler"] as const;
export type CalloutKind = (typeof CALLOUT_KINDS)[number];

export const LOCATOR_TYPES = ["page", "chapter", "time", "issue", "panel", "scene", "level", "section"] as const;
export type LocatorType = (typeof LOCATOR_TYPES)[number];

/** Why accounts of one matter differ. */
export const ACCOUNT_REASONS = [
	"sources-disagree",
	"estimate",
	"revised-edition",
	"retcon",
	"production-error",
	"translation",
	"other-timeline",
	"unexplained",
] as const;
export type AccountReason = (typeof ACCOUNT_REASONS)[number];

/** How readers see accounts: set out beside each other, or as sentences. */
export const ACCOUNTS_DISPLAYS = ["table", "prose"] as const;

export const ACCOUNT_RANKS = ["preferred", "normal", "deprecated"] as const;

/** Set by an editor where the sources of a block do not tell which continuity it belongs to: "all" or the key of a tier. */
const continuity: AttributeSpec = { kind: "pattern", pattern: /^[a-z0-9-]+$/, maxLength: 32, fallback: null };

/** Nodes in order of precedence: the first block is the one an empty place is filled with. */
export const NODES: Readonly<Record<string, NodeSpec>> = {
	doc: {
		content: "redirect? block+",
		attrs: { version: { kind: "integer", min: 1, max: DOCUMENT_VERSION, fallback: DOCUMENT_VERSION } },
	},
	paragraph: { content: "inline*", group: "block", attrs: { id, continuity } },
	heading: {
		content: "inline*",
		group: "block",
		attrs: { id, level: { kind: "choice", values: [2, 3, 4] } },
	},
	bulletList: { content: "listItem+", group: "block", attrs: { id, continuity } },
	orderedList: {
		content: "listItem+",
		group: "block",
		attrs: { id, start: { kind: "integer", min: 0, max: 1_000_000, fallback: 1 }, continuity },
	},
	listItem: { content: "paragraph block*", attrs: { id } },
	blockquote: {
		content: "(paragraph | bulletList | orderedList)+ attribution?",
		group: "block",
		attrs: { id, continuity },
	},
	/** Who said it and where; the last line of a quotation. */
	attribution: { content: "inline*", attrs: { id } },
	table: { content: "tableRow+", group: "block", attrs: { id, continuity } },
	tableRow: { content: "(tableCell | tableHeader)*", attrs: { id } },
	tableCell: { content: "block+", attrs: { id, ...cell } },
	tableHeader: { content: "block+", attrs: { id, ...cell } },
	horizontalRule: { group: "block", attrs: { id }, atom: true },
	codeBlock: {
		content: "text*",
		group: "block",
		marks: "",
		code: true,
		attrs: {
			id,
			language: { kind: "pattern", pattern: /^[a-z0-9+#-]*$/, maxLength: 32, fallback: null },
		},
	},
	callout: {
		content: "(paragraph | bulletList | orderedList)+",
		group: "block",
		attrs: { id, kind: { kind: "choice", values: CALLOUT_KINDS, fallback: "note" }, continuity },
	},
	/** A question that sources answer differently, and the answers. */
	accounts: {
		content: "accountsQuestion account account+",
		group: "block",
		attrs: {
			id,
			reason: { kind: "choice", values: ACCOUNT_REASONS, fallback: "unexplained" },
			display: { kind: "choice", values: ACCOUNTS_DISPLAYS, fallback: "table" },
		},
	},
	accountsQuestion: { content: "inline*", attrs: { id } },
	account: {
		content: "accountAnswer paragraph+",
		attrs: { id, rank: { kind: "choice", values: ACCOUNT_RANKS, fallback: "normal" } },
	},
	/** The answer in a few words: a number, a name. */
	accountAnswer: { content: "inline*", attrs: { id } },
	/** First in the document of a redirect page: where the address leads. */
	redirect: { attrs: { id, pageId, title, anchor }, atom: true },
	hardBreak: { group: "inline", atom: true },
	/** What stands before it is said by a work of the registry. The id is unique among the ids of blocks too. */
	citation: {
		group: "inline",
		atom: true,
		attrs: {
			id,
			sourceId: { kind: "integer", min: 1, max: 2_147_483_647 },
			locator: { kind: "locator" },
			quotation: { kind: "text", maxLength: 1000, fallback: null },
		},
	},
	/** What stands before it waits for a source, since that day. */
	citationNeeded: { group: "inline", atom: true, attrs: { since: { kind: "date" } } },
	text: { group: "inline" },
};

export const MARKS: Readonly<Record<string, MarkSpec>> = {
	/** A page of this wiki: by id where it exists, by title where it does not; at least one of them, or an anchor of this page. */
	wikiLink: { attrs: { pageId, title, anchor }, excludes: "link" },
	link: { attrs: { href: { kind: "external-url" } }, excludes: "wikiLink" },
	bold: {},
	italic: {},
	underline: {},
	strike: {},
	smallCaps: {},
	superscript: { excludes: "subscript" },
	subscript: { excludes: "superscript" },
	code: {},
};

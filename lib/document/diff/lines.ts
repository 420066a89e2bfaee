import type { BlockView, DiffRow, DocumentDiff } from "../diff";
import type { DocumentNode } from "../schema";
import { nodeText } from "../text";

type Side = "before" | "after";

/** A citation as it stands in a document. */
export interface CitationSide {
	readonly citationId: string;
	readonly sourceId: number;
	readonly locator: { readonly type: string; readonly value: string } | null;
	/** The words of the work; left out where none are given. */
	readonly quotation?: string;
}

export interface LineCitation extends CitationSide {
	readonly line: DiffLine;
	/** How much of the line's text stands before it. */
	readonly offset: number;
}

/** A block of one side of a comparison, put together from its rows. Nodes without text stand as a line end. */
export interface DiffLine {
	readonly view: BlockView;
	/** The same number for lines of both sides that were compared, and for all pieces of a block. */
	readonly pair: number;
	/** The row it begins in. */
	readonly row: number;
	readonly kind: DiffRow["kind"];
	text: string;
	readonly citations: LineCitation[];
}

/** Words of one side that took the place of words of the other; either stretch may be empty. */
export interface Replacement {
	readonly before: DiffLine;
	readonly after: DiffLine;
	readonly from: Readonly<Record<Side, number>>;
	readonly to: Readonly<Record<Side, number>>;
	/** Row of the comparison. */
	readonly row: number;
}

export interface DiffLines {
	readonly before: readonly DiffLine[];
	readonly after: readonly DiffLine[];
	readonly replacements: readonly Replacement[];
}

function readCitation({ type, attrs }: DocumentNode): CitationSide | null {
	const { id, sourceId, locator, quotation } = attrs ?? {};
	if (type !== "citation" || typeof sourceId !== "number") return null;
	const place = locator as { type?: unknown; value?: unknown } | null | undefined;
	return {
		citationId: typeof id === "string" ? id : "",
		sourceId,
		locator:
			typeof place?.type === "string" && typeof place.value === "string"
				? { type: place.type, value: place.value }
				: null,
		...(typeof quotation === "string" && quotation !== "" && { quotation }),
	};
}

function append(line: DiffLine, nodes: readonly DocumentNode[]): void {
	for (const node of nodes) {
		const citation = readCitation(node);
		if (citation) line.citations.push({ ...citation, line, offset: line.text.length });
		line.text += node.type === "text" ? nodeText(node) : "\n";
	}
}

/** Both sides of a comparison as lines of text with their citations, and where words of one replaced words of the other. */
export function diffLines({ rows }: DocumentDiff): DiffLines {
	const lines = { before: [] as DiffLine[], after: [] as DiffLine[] };
	const replacements: Replacement[] = [];
	/** The line of the other end of a move as it was before that, by the row it stands in. */
	const ends = new Map<number, { line: DiffLine; started: DiffLine }>();
	const pairs = new Map<BlockView | undefined, number>();
	for (const [index, row] of rows.entries()) {
		const other = row.kind === "moved" ? rows[row.counterpart] : undefined;
		const [was, is] = [row.before ?? other?.before, row.after ?? other?.after];
		const pair = (was && pairs.get(was)) ?? (is && pairs.get(is)) ?? index;
		for (const view of [was, is]) pairs.set(view, pair);
		const open = (side: Side): DiffLine | null => {
			const view = row[side];
			if (!view) return null;
			const last = lines[side].at(-1);
			// The further pieces of a block that was split, or into which others were joined.
			if (last?.view === view) return last;
			const line: DiffLine = { view, pair, row: index, kind: row.kind, text: "", citations: [] };
			lines[side].push(line);
			return line;
		};
		const [before, after] = [open("before"), open("after")];
		if (before && after) {
			compareRow(row, index, before, after, replacements);
			continue;
		}
		const [side, line] = before ? (["before", before] as const) : (["after", after] as const);
		if (!line) continue;
		const started = { ...line, citations: [] };
		for (const segment of row.segments) append(line, segment[side]);
		if (row.kind !== "moved") continue;
		const end = ends.get(row.counterpart);
		ends.set(index, { line, started });
		if (!end) continue;
		// Both ends are read by now; the segments are gone through once more for what replaced what.
		const [old, now] = before ? [{ line, started }, end] : [end, { line, started }];
		const found: Replacement[] = [];
		compareRow(row, Math.min(index, row.counterpart), old.started, now.started, found);
		replacements.push(...found.map((replacement) => ({ ...replacement, before: old.line, after: now.line })));
	}
	return { ...lines, replacements };
}

/** Appends a row's segments to the lines of its two sides and notes what was replaced. */
function compareRow(row: DiffRow, index: number, before: DiffLine, after: DiffLine, found: Replacement[]): void {
	let open: Replacement["from"] | null = null;
	const here = () => ({ before: before.text.length, after: after.text.length });
	const close = (): void => {
		if (open) found.push({ before, after, from: open, to: here(), row: index });
		open = null;
	};
	for (const { kind, before: was, after: is } of row.segments) {
		if (kind === "same" || kind === "formatted") close();
		else open ??= here();
		append(before, was);
		append(after, is);
	}
	close();
}

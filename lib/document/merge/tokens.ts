import { blockId } from "../block-id";
import type { DocumentNode } from "../schema";
import { splitWords } from "../words";

/** A word, a sign, a run of spaces or a line break, with the nodes it is made of: several where its formatting changes within. */
export interface Token {
	/** What it says, whatever its formatting. */
	readonly key: string;
	readonly nodes: readonly DocumentNode[];
	readonly look: string;
	/** True where a block begins. */
	readonly begins: boolean;
}

/** A citation, or the mark that one is needed: it belongs to the words before it and is no word itself. */
export interface Note {
	readonly identity: string;
	readonly node: DocumentNode;
	/** Tokens that stand before it. */
	readonly after: number;
}

export interface InlineTokens {
	readonly tokens: readonly Token[];
	readonly notes: ReadonlyMap<string, Note>;
}

/**
 * Among the words of several blocks, what stands before each: `{id, known, weight}`. Known are those that the base has
 * too. A new one weighs 1 where the block around it is new as well, and 2 where that could not be without it.
 */
export const BOUNDARY = "boundary";

const NOTES: ReadonlySet<string> = new Set(["citation", "citationNeeded"]);

interface Stretch {
	text: string;
	readonly parts: { readonly end: number; readonly node: DocumentNode }[];
}

/** Inline content as words and notes. A word that a note interrupts counts as two. */
export function tokenise(nodes: readonly DocumentNode[]): InlineTokens {
	const tokens: Token[] = [];
	const notes = new Map<string, Note>();
	let stretch: Stretch = { text: "", parts: [] };
	let needed = 0;
	const finish = (): void => {
		cutStretch(stretch, tokens);
		stretch = { text: "", parts: [] };
	};
	for (const node of nodes) {
		if (node.type === "text") {
			stretch.text += node.text ?? "";
			stretch.parts.push({ end: stretch.text.length, node });
			continue;
		}
		finish();
		if (NOTES.has(node.type)) {
			const id = blockId(node);
			let identity = id === null ? `${node.type} ${++needed}` : `id ${id}`;
			while (notes.has(identity)) identity = `${node.type} ${++needed}`;
			notes.set(identity, { identity, node, after: tokens.length });
		} else {
			// Two new blocks that begin at one place are one.
			const name = node.type === BOUNDARY && node.attrs?.known ? blockId(node) : "";
			tokens.push(makeToken(`\n${node.type}${name}`, [node]));
		}
	}
	finish();
	return { tokens, notes };
}

function makeToken(key: string, nodes: readonly DocumentNode[]): Token {
	const [only] = nodes;
	const begins = only?.type === BOUNDARY;
	if (only && nodes.length === 1) return { key, nodes, look: only.marks ? JSON.stringify(only.marks) : "", begins };
	return { key, nodes, look: JSON.stringify(nodes.map(({ text, marks }) => [text?.length, marks])), begins };
}

function cutStretch({ text, parts }: Stretch, tokens: Token[]): void {
	let start = 0;
	let part = 0;
	for (const piece of splitWords(text)) {
		const end = start + piece.length;
		const nodes: DocumentNode[] = [];
		for (let from = start; from < end; ) {
			const current = parts[part];
			if (!current) break;
			const to = Math.min(end, current.end);
			nodes.push({ ...current.node, text: text.slice(from, to) });
			if (current.end <= end) part++;
			from = to;
		}
		tokens.push(makeToken(piece, nodes));
		start = end;
	}
}

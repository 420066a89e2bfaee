/**
 * The merge of words that lie in other blocks than before.
 *
 * Strategy: the blocks of a passage are written as one line of words in which the beginning of each block is a token
 * like a word, as a paragraph mark is a character to a word processor. A split then is a token put in, a join is one
 * taken out, and the line is merged as the text of one block is (`inline.ts`), so that each edit follows the words
 * into whatever block they are in now. The merged line is cut at its boundaries again. Moves and edits of one tree merge
 * apart from each other like this in T. Lindholm, "A Three-way Merge for XML Documents" (DocEng 2004).
 */
import { blockId } from "../block-id";
import { joinTexts } from "../inline";
import type { DocumentNode } from "../schema";
import { type Blocks, mayHold, type PlacedBlock, ROOT } from "./block-index";
import { mergeInline } from "./inline";
import { fits, mergeKind } from "./own";
import type { Passage } from "./pieces";
import { otherSide, SIDES, type SideName, type Versions } from "./places";
import { BOUNDARY } from "./tokens";

/** The blocks that both sides' splits, joins and edits leave of a passage. */
export interface MergedPassage {
	/** In the order of their words. */
	readonly blocks: ReadonlyMap<string, DocumentNode>;
	/** Ids of blocks whose words are in others now, or nowhere. */
	readonly gone: ReadonlySet<string>;
}

/**
 * Merges the words of a passage; null where the sides disagree about some, `to-ask` where one side took away a block
 * that the other split or joined, or words that the other put elsewhere, or joined two blocks of which the other made
 * one something else.
 */
export function mergePassage(passage: Passage, versions: Versions, effort?: number): MergedPassage | "to-ask" | null {
	if (isUntouched("theirs", passage, versions)) return settled(passage, versions, versionOf("mine", passage, versions));
	if (isUntouched("mine", passage, versions)) return settled(passage, versions, versionOf("theirs", passage, versions));
	for (const side of SIDES)
		if (isDeleted(side, passage, versions) || joinsRetyped(side, passage, versions)) return "to-ask";
	const line = (name: "base" | SideName) => writeLine(passage[name], versions[name], versions.base);
	const text = mergeInline(line("base"), line("mine"), line("theirs"), effort);
	if (!text.ok) return text.takesAway ? "to-ask" : null;
	const blocks = new Map<string, DocumentNode>();
	for (const { id, content } of cutLine(text.content) ?? []) {
		if (blocks.has(id)) return null;
		const node = shape(id, versions, content);
		if (!node || !fits(node)) return null;
		blocks.set(id, node);
	}
	// A block that one side joined is there again where the other moved it: the join would be undone.
	if (SIDES.some((side) => passage.base.some((id) => blocks.has(id) && !versions[side].has(id)))) return null;
	// Of what one side split off the other may have taken all words: neither wrote an empty block.
	const isEmptied = (id: string): boolean =>
		blocks.get(id)?.content === undefined &&
		[versions.mine.get(id), versions.theirs.get(id)].every((block) => !block || block.node.content !== undefined);
	const emptied = [...blocks.keys()].filter(isEmptied);
	const left = new Map([...blocks].filter(([id]) => !emptied.includes(id)));
	const merged = left.size === 0 ? null : settled(passage, versions, blocks);
	return merged && { blocks: left, gone: new Set([...merged.gone, ...emptied]) };
}

function isUntouched(side: SideName, passage: Passage, versions: Versions): boolean {
	const { base, [side]: own } = passage;
	const isSame = (id: string): boolean => versions[side].get(id)?.own === versions.base.get(id)?.own;
	return own.length === base.length && base.every(isSame);
}

function versionOf(side: SideName, passage: Passage, versions: Versions): Map<string, DocumentNode> {
	return new Map(
		passage[side].flatMap((id) => {
			const node = versions[side].get(id)?.node;
			return node ? [[id, node]] : [];
		}),
	);
}

function isDeleted(side: SideName, { base, joins }: Passage, versions: Versions): boolean {
	return base.some((id) => !versions[side].has(id) && !joins[side].has(id));
}

/** True where the other side made what one side joined another kind of block, or set something about what is gone with it. */
function joinsRetyped(side: SideName, { base, joins }: Passage, versions: Versions): boolean {
	const other = versions[otherSide(side)];
	return base.some((id) => {
		const whole = joins[side].get(id)?.id;
		if (whole === undefined) return false;
		const [was, is] = [versions.base.get(id)?.node, other.get(id)?.node];
		const [before, after] = [versions.base.get(whole)?.node, other.get(whole)?.node];
		const isSet = was && is && (was.type !== is.type || JSON.stringify(was.attrs) !== JSON.stringify(is.attrs));
		return isSet || (before && after && before.type !== after.type);
	});
}

/** Null where a block that both have would be lost. */
function settled(
	{ mine, theirs }: Passage,
	{ base, ...sides }: Versions,
	blocks: ReadonlyMap<string, DocumentNode>,
): MergedPassage | null {
	const gone = new Set([...mine, ...theirs].filter((id) => !blocks.has(id)));
	const isLost = (id: string): boolean => base.has(id) && sides.mine.has(id) && sides.theirs.has(id);
	return [...gone].some(isLost) ? null : { blocks, gone };
}

function writeLine(ids: readonly string[], blocks: Blocks, base: Blocks): DocumentNode[] {
	return ids.flatMap((id) => {
		const { node, parent = ROOT } = blocks.get(id) ?? {};
		const attrs = {
			id,
			known: base.has(id),
			weight: base.has(parent) ? 0 : isNeeded(id, blocks.get(parent), blocks) ? 2 : 1,
		};
		return [{ type: BOUNDARY, attrs }, ...(node ? trimmed(node.type, node.content ?? []) : [])];
	});
}

/** True for a block without which the one around it could not hold what else it does. */
function isNeeded(id: string, parent: PlacedBlock | undefined, blocks: Blocks): boolean {
	const others = parent?.children.filter((child) => child !== id) ?? [];
	const types = others.map((child) => blocks.get(child)?.node.type ?? "");
	return parent !== undefined && types.length > 0 && !mayHold(parent.node.type, types);
}

/** Without the spaces at both ends, which an editor leaves where it parts a text; in code they may mean something. */
function trimmed(type: string, content: readonly DocumentNode[]): readonly DocumentNode[] {
	if (type === "codeBlock") return content;
	const last = content.length - 1;
	return content.flatMap((node, index) => {
		if (node.text === undefined) return [node];
		const start = index === 0 ? node.text.trimStart() : node.text;
		const text = index === last ? start.trimEnd() : start;
		return text === "" ? [] : [text === node.text ? node : { ...node, text }];
	});
}

/** The blocks of a line, or null where it does not begin with one. */
function cutLine(content: readonly DocumentNode[]): { id: string; content: DocumentNode[] }[] | null {
	const blocks: { id: string; content: DocumentNode[] }[] = [];
	for (const node of content) {
		const id = node.type === BOUNDARY ? blockId(node) : null;
		if (id !== null) blocks.push({ id, content: [] });
		else if (blocks.length === 0) return null;
		else blocks.at(-1)?.content.push(node);
	}
	return blocks;
}

/** The block with its text as merged; its type and attributes as each side has them. */
function shape(id: string, { base, mine, theirs }: Versions, text: readonly DocumentNode[]): DocumentNode | null {
	const [was, own, other] = [base.get(id), mine.get(id), theirs.get(id)];
	const kind = own && other ? kindOf(was, own.node, other.node) : (own ?? other)?.node;
	if (!kind) return null;
	const content = joinTexts(trimmed(kind.type, text));
	return { type: kind.type, ...(kind.attrs && { attrs: kind.attrs }), ...(content.length > 0 && { content }) };
}

function kindOf(was: PlacedBlock | undefined, own: DocumentNode, other: DocumentNode) {
	if (was) return mergeKind(was.node, own, other);
	return own.type === other.type && JSON.stringify(own.attrs) === JSON.stringify(other.attrs) ? other : null;
}

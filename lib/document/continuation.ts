/**
 * Whether a text goes on where the published one of the same hand stopped: a save whose answer was slow or got lost and
 * whose author wrote on, or a second tab that holds all of the first.
 *
 * Strategy: no word may be lost, so all that was published must still be there and in its order: each word, sign and
 * citation with its look, each block with its type and settings. And what the published text had deleted must be gone:
 * a word of the base that is missing there and stands here shows a text that knows nothing of the deletion. For that,
 * words are counted and not aligned, since which of two equal words was deleted would be a guess. A word that grew
 * (`lamp`, `lamps`) is another word: two tabs may have written one each. Where in doubt the answer is no, and the author
 * is asked.
 */
import { blockId } from "./block-id";
import type { Overlap } from "./merge";
import type { DocumentNode } from "./schema";
import { isTextblock } from "./text";
import { hasWord, splitWords } from "./words";

type Sides = Pick<Overlap, "base" | "mine" | "theirs">;

/** True where my version of a place holds all that theirs says there, and nothing that theirs deleted. */
export function continues({ base, mine, theirs }: Sides): boolean {
	return mine !== null && theirs !== null && blockContinues(mine, theirs, base, blocksById(base));
}

/** Blocks of the base by their ids. */
type Earlier = ReadonlyMap<string, DocumentNode>;

function blocksById(node: DocumentNode | null, found = new Map<string, DocumentNode>()): Earlier {
	const id = node && blockId(node);
	if (node && id !== null) found.set(id, node);
	if (node && !isTextblock(node.type)) for (const child of node.content ?? []) blocksById(child, found);
	return found;
}

function blockContinues(
	mine: DocumentNode,
	theirs: DocumentNode,
	base: DocumentNode | null,
	earlier: Earlier,
): boolean {
	const [own, published] = [settings(mine), settings(theirs)];
	if (own !== published && (base === null || settings(base) !== published)) return false;
	if (isTextblock(mine.type) !== isTextblock(theirs.type)) return false;
	return isTextblock(mine.type) ? textContinues(mine, theirs, base) : contentContinues(mine, theirs, base, earlier);
}

function settings({ type, attrs }: DocumentNode): string {
	const { id: _own, ...rest } = attrs ?? {};
	return JSON.stringify([type, rest]);
}

function contentContinues(
	mine: DocumentNode,
	theirs: DocumentNode,
	base: DocumentNode | null,
	earlier: Earlier,
): boolean {
	const published = theirs.content ?? [];
	const kept = new Set(published.map(blockId));
	const deleted = new Set(base?.content?.map(blockId).filter((id) => !kept.has(id)));
	const [own, stayed] = [mine.content ?? [], mine.content?.filter((child) => kept.has(blockId(child))) ?? []];
	return (
		!own.some((child) => deleted.has(blockId(child))) &&
		stayed.length === published.length &&
		stayed.every((child, index) => {
			const counterpart = published[index];
			if (!counterpart || blockId(counterpart) !== blockId(child)) return false;
			return blockContinues(child, counterpart, earlier.get(blockId(child) ?? "") ?? null, earlier);
		})
	);
}

function textContinues(mine: DocumentNode, theirs: DocumentNode, base: DocumentNode | null): boolean {
	const [written, published] = [tokens(mine), tokens(theirs)];
	let found = 0;
	for (const { look, key } of written) {
		const next = published[found];
		if (next?.key === key && next.look === look) found++;
	}
	if (found < published.length) return false;
	const [before, then, now] = [countWords(base ? tokens(base) : []), countWords(published), countWords(written)];
	return [...before].every(([word, count]) => {
		const left = then.get(word) ?? 0;
		return left >= count || (now.get(word) ?? 0) <= left;
	});
}

/** A word, a sign, a run of spaces, or a node without text. */
interface Token {
	readonly key: string;
	readonly look: string;
	/** Whether it says something by itself. */
	readonly tells: boolean;
}

function tokens({ content = [] }: DocumentNode): Token[] {
	return content.flatMap(({ type, attrs, text, marks = [] }) => {
		const look = JSON.stringify(marks);
		if (type === "text") return splitWords(text ?? "").map((key) => ({ key, look, tells: hasWord(key) }));
		// Two citations of one place in one work are the same, whatever their ids.
		const { id: _own, ...rest } = attrs ?? {};
		return [{ key: JSON.stringify([type, rest]), look, tells: type !== "hardBreak" }];
	});
}

function countWords(list: readonly Token[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { key, tells } of list) if (tells) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

import { joinTexts } from "../inline";
import type { DocumentNode } from "../schema";
import { claimLeft, type MergedText, placeBefore } from "./claims";
import { mergeOrders } from "./order";
import { type InlineTokens, type Note, tokenise } from "./tokens";
import { type MergedToken, mergeWords } from "./words";

/**
 * `joined` is there where the only disagreement is that both put something into the same place: it holds both.
 * `takesAway` as in `WordMerge`.
 */
export type InlineMerge =
	| { readonly ok: true; readonly content: readonly DocumentNode[] }
	| { readonly ok: false; readonly joined: readonly DocumentNode[] | null; readonly takesAway: boolean };

type Inline = readonly DocumentNode[];

/** Attributes of a citation that say what supports the words before it; its locator says where to find that. */
const NAMING = ["sourceId", "quotation"];

/** UTF-16 units of the three versions of one block's text: beyond this people are asked, so that no save takes seconds. */
const MAX_SIZE = 1_000_000;

interface Sides {
	readonly base: InlineTokens;
	readonly mine: InlineTokens;
	readonly theirs: InlineTokens;
}

/**
 * Merges two edits of one block's text. Words are merged by `mergeWords`. Citations are merged as a set: what either
 * side added is there, what either removed is gone unless the other changed it, and each stands behind the words it
 * was put behind. A citation put or changed by one side behind words that the other took away, or behind a sentence of
 * which it changed a number, is a disagreement: nobody has said that it supports what stands there now.
 */
export function mergeInline(base: Inline, mine: Inline, theirs: Inline, effort?: number): InlineMerge {
	if (size(base) + size(mine) + size(theirs) > MAX_SIZE) return { ok: false, joined: null, takesAway: false };
	const sides = { base: tokenise(base), mine: tokenise(mine), theirs: tokenise(theirs) };
	const texts = { base: sides.base.tokens, mine: sides.mine.tokens, theirs: sides.theirs.tokens };
	const words = mergeWords(texts, effort);
	const { takesAway } = words;
	if (words.outcome === "disagreed") return { ok: false, joined: null, takesAway };
	const notes = placeNotes(sides, words.tokens);
	if (!notes) return { ok: false, joined: null, takesAway };
	const content: DocumentNode[] = [...(notes.get(0) ?? [])];
	for (const [index, { nodes }] of words.tokens.entries()) content.push(...nodes, ...(notes.get(index + 1) ?? []));
	const joined = joinTexts(content);
	return words.outcome === "agreed" ? { ok: true, content: joined } : { ok: false, joined, takesAway };
}

function size(content: Inline): number {
	return content.reduce((sum, { text }) => sum + (text?.length ?? 1), 0);
}

/** The notes of the merged text by the number of tokens before them, or null where the sides disagree about one. */
function placeNotes({ base, mine, theirs }: Sides, tokens: readonly MergedToken[]): Map<number, DocumentNode[]> | null {
	const places = { mine: new Map<number, number>(), theirs: new Map<number, number>() };
	for (const [index, token] of tokens.entries()) {
		if (token.mine !== undefined) places.mine.set(token.mine, index + 1);
		if (token.theirs !== undefined) places.theirs.set(token.theirs, index + 1);
	}
	const texts = { mine: { tokens, places: places.mine }, theirs: { tokens, places: places.theirs } };
	const order = mergeOrders([...base.notes.keys()], [...mine.notes.keys()], [...theirs.notes.keys()]);
	const placed = new Map<number, DocumentNode[]>();
	/** What either side added, to take once what both did. */
	const added = new Set<string>();
	for (const identity of order) {
		const [was, own, other] = [base.notes.get(identity), mine.notes.get(identity), theirs.notes.get(identity)];
		const node = mergeNote(was, own, other);
		if (node === "gone") continue;
		if (node === "disagreed") return null;
		const ownPlace = own && exactPlace(own, mine, places.mine);
		const otherPlace = other && exactPlace(other, theirs, places.theirs);
		const moved = was && own && other && isMoved(was, own, base, mine);
		let place = moved ? (ownPlace ?? otherPlace) : (otherPlace ?? ownPlace);
		if (place === undefined && was && own && other) place = placeBefore(other.after, places.theirs);
		if (place === undefined) return null;
		if (own && !holdsClaim(own, [was, other], mine, texts.mine)) return null;
		if (other && !holdsClaim(other, [was, own], theirs, texts.theirs)) return null;
		if (!was && !(own && other)) {
			const twin = `${place} ${own ? "theirs" : "mine"} ${noteKey(node)}`;
			if (added.has(twin)) continue;
			added.add(`${place} ${own ? "mine" : "theirs"} ${noteKey(node)}`);
		}
		const here = placed.get(place);
		if (here) here.push(node);
		else placed.set(place, [node]);
	}
	return placed;
}

function mergeNote(base: Note | undefined, mine: Note | undefined, theirs: Note | undefined) {
	if (!base) {
		if (mine && theirs && noteKey(mine.node) !== noteKey(theirs.node)) return "disagreed";
		return (theirs ?? mine)?.node ?? "gone";
	}
	const was = noteKey(base.node);
	if (!mine || !theirs) {
		const left = mine ?? theirs;
		return !left || noteKey(left.node) === was ? "gone" : "disagreed";
	}
	const [own, other] = [noteKey(mine.node), noteKey(theirs.node)];
	if (own === was) return theirs.node;
	if (other === was || own === other) return mine.node;
	return mergeAttributes(base.node, mine.node, theirs.node) ?? "disagreed";
}

/** Different attributes changed on both sides, of a citation of the same work. */
function mergeAttributes(base: DocumentNode, mine: DocumentNode, theirs: DocumentNode): DocumentNode | null {
	const attrs: Record<string, unknown> = {};
	for (const name of new Set([base, mine, theirs].flatMap((node) => Object.keys(node.attrs ?? {})))) {
		const [was, own, other] = [base, mine, theirs].map((node) => JSON.stringify(node.attrs?.[name]));
		if (name === "sourceId" && own !== other) return null;
		if (own !== was && other !== was && own !== other) return null;
		const value = (own === was ? theirs : mine).attrs?.[name];
		if (value !== undefined) attrs[name] = value;
	}
	return { ...mine, attrs };
}

/**
 * What a note says that none of its other versions does: a `claim`, where it is new, of another work or quotes other words
 * of it, or its `locator` alone; null where one says the same.
 */
function whatItSays({ node }: Note, versions: readonly (Note | undefined)[]): "claim" | "locator" | null {
	const attribute = (note: DocumentNode, name: string): string | undefined => JSON.stringify(note.attrs?.[name]);
	const others = versions.flatMap((version) => version?.node ?? []);
	if (others.some((other) => noteKey(other) === noteKey(node))) return null;
	const isNamed = others.some((other) => NAMING.every((name) => attribute(other, name) === attribute(node, name)));
	return isNamed ? "locator" : "claim";
}

/** False where the other side changed the words of which a note of this one says something new. */
function holdsClaim(
	note: Note,
	versions: readonly (Note | undefined)[],
	side: InlineTokens,
	text: MergedText,
): boolean {
	const said = whatItSays(note, versions);
	if (!said) return true;
	const left = claimLeft(note, side, text);
	return left === "kept" || (left === "changed" && said === "locator");
}

/** What a note says, whatever its id. */
function noteKey({ type, attrs }: DocumentNode): string {
	const { id: _own, ...rest } = attrs ?? {};
	return JSON.stringify([type, rest]);
}

/** The place behind the same word, or undefined where that word is gone; spaces and boundaries do not count. */
function exactPlace(note: Note, side: InlineTokens, places: ReadonlyMap<number, number>): number | undefined {
	for (let index = note.after - 1; index >= 0; index--) {
		const place = places.get(index);
		if (place !== undefined) return place;
		const token = side.tokens[index];
		if (token && !token.begins && token.key.trim() !== "") return undefined;
	}
	return 0;
}

/** True where another word stands before the note than before. */
function isMoved(was: Note, now: Note, before: InlineTokens, after: InlineTokens): boolean {
	const context = (note: Note, { tokens }: InlineTokens): string | undefined => tokens[note.after - 1]?.key;
	return context(was, before) !== context(now, after);
}

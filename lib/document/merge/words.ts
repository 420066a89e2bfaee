import { alignWords, PieceNumbers } from "../diff/word-alignment";
import type { DocumentNode } from "../schema";
import { hasWord, splitWords } from "../words";
import {
	agree,
	avoidBoundaries,
	clusters,
	findHunks,
	type Hunk,
	joinAgreed,
	movesBoundary,
	type Side,
	type Texts,
} from "./hunks";
import { mergeLooks } from "./marks";
import { takesDivided, takesMoved } from "./moved-words";
import type { Token } from "./tokens";

/** Spaces and single signs. */
const SEPARATOR = /^[^\p{L}\p{N}]+$/u;

const SPACE: MergedToken = { nodes: [{ type: "text", text: " " }] };

/** A token of the merged text: where it comes from on each side, by index. */
export interface MergedToken {
	readonly nodes: readonly DocumentNode[];
	readonly base?: number;
	readonly mine?: number;
	readonly theirs?: number;
}

/**
 * `agreed`: all edits stand beside each other. `joined`: the only disagreement is that both put something into the
 * same place; the tokens hold both. `disagreed`: some words were edited by both. `takesAway` says that one side took
 * away words which the other moved, or has in another block now.
 */
export type WordMerge = { readonly takesAway: boolean } & (
	| { readonly outcome: "agreed" | "joined"; readonly tokens: readonly MergedToken[] }
	| { readonly outcome: "disagreed" }
);

/**
 * Merges two edits of one text word by word, after diff3: the edits of each side are found by aligning it with the
 * base; edits of different sides with at least one untouched word or sign between them are both applied; the same
 * edit made by both is applied once; anything nearer is a disagreement, unless one side changes no word there but only
 * parts two blocks or joins them (`hunks.ts`).
 */
export function mergeWords(texts: Texts, effort?: number): WordMerge {
	const { base, mine, theirs } = texts;
	// What is no text, such as a citation or the beginning of a block, counts as a word.
	const numbers = new PieceNumbers((key) => !SEPARATOR.test(key));
	const number = ({ key }: Token): number => numbers.of(key);
	const [bases, mines, others] = [base.map(number), mine.map(number), theirs.map(number)];
	const align = (own: readonly number[]) => alignMiddle(bases, own, numbers.isWord, effort);
	const partners = { mine: align(mines), theirs: align(others) };
	const find = (side: Side): Hunk[] => findHunks(side, partners[side], texts[side].length);
	const found = { mine: find("mine"), theirs: find("theirs") };
	if (avoidBoundaries(partners.mine, found.mine, found.theirs, texts)) found.mine = find("mine");
	if (avoidBoundaries(partners.theirs, found.theirs, found.mine, texts)) found.theirs = find("theirs");
	const isWord = ({ key }: Token): boolean => !SEPARATOR.test(key);
	if (takesMoved(texts, partners, isWord)) return { outcome: "disagreed", takesAway: true };
	const takesAway = takesDivided(texts, partners, isWord);
	const disagreed = { outcome: "disagreed", takesAway } as const;
	const hunks = joinAgreed(found.mine, found.theirs, texts);
	const merged: MergedToken[] = [];
	let outcome: "agreed" | "joined" = "agreed";
	let done = 0;
	const keep = (to: number): boolean => {
		for (; done < to; done++) {
			const [own, other] = [partners.mine[done] ?? -1, partners.theirs[done] ?? -1];
			const [was, is, became] = [base[done], mine[own], theirs[other]];
			const nodes = was && is && became ? mergeLooks(was, is, became) : null;
			if (!nodes) return false;
			merged.push({ nodes, base: done, mine: own, theirs: other });
		}
		return true;
	};
	for (const cluster of clusters(hunks, base)) {
		const agreed = agree(cluster, texts);
		if (agreed.outcome === "disagreed") return disagreed;
		if (agreed.outcome === "joined") outcome = "joined";
		for (const [index, hunk] of agreed.hunks.entries()) {
			if (!keep(hunk.from)) return disagreed;
			if (!movesBoundary(hunk, texts) && !keepsLooks(hunk, texts, partners)) return disagreed;
			if (index > 0 && agreed.outcome === "joined") merged.push(...space(merged.at(-1), mine[hunk.fromOwn]));
			merged.push(...replacement(hunk, texts));
			done = hunk.to;
		}
	}
	return keep(base.length) ? { outcome, tokens: keepApart(merged), takesAway } : disagreed;
}

/** The tokens with a space between words that would read as one, and that neither side put together. */
function keepApart(tokens: readonly MergedToken[]): MergedToken[] {
	return tokens.flatMap((token, index) => {
		const before = tokens[index - 1];
		const meet = before && !isBehind(token, before) && splitWords(textOf(before) + textOf(token)).length === 1;
		return meet && hasWord(textOf(before)) && hasWord(textOf(token)) ? [SPACE, token] : [token];
	});
}

function isBehind(token: MergedToken, before: MergedToken): boolean {
	return (["base", "mine", "theirs"] as const).some((name) => {
		const place = before[name];
		return place !== undefined && token[name] === place + 1;
	});
}

function textOf({ nodes }: MergedToken): string {
	return nodes.map(({ text }) => text ?? "").join("");
}

/** As `alignWords`, which is asked about what lies between a common beginning and a common end. */
function alignMiddle(
	a: readonly number[],
	b: readonly number[],
	isWord: (piece: number) => boolean,
	effort?: number,
): Int32Array {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const partner = Int32Array.from(a, (_, i) => (i < start ? i : i + b.length - a.length));
	const middle = alignWords(a.slice(start, a.length - end), b.slice(start, b.length - end), isWord, effort);
	partner.set(
		middle.map((j) => (j < 0 ? -1 : j + start)),
		start,
	);
	return partner;
}

/** False where one side replaces words whose formatting or link the other changed. */
function keepsLooks({ side, from, to }: Hunk, { base, ...sides }: Texts, partners: Record<Side, Int32Array>): boolean {
	if (side === "both") return true;
	const other = side === "mine" ? "theirs" : "mine";
	for (let i = from; i < to; i++) {
		const kept = sides[other][partners[other][i] ?? -1];
		if (kept && kept.look !== base[i]?.look) return false;
	}
	return true;
}

/** What a hunk puts in; of what both put in, theirs, unless something that only mine has hangs on it. */
function replacement({ side, fromOwn, toOwn, fromTheirs = fromOwn }: Hunk, texts: Texts): MergedToken[] {
	return Array.from({ length: toOwn - fromOwn }, (_, index) => {
		const [mine, theirs] = [fromOwn + index, fromTheirs + index];
		const [own = [], other = []] = [texts.mine[mine]?.nodes, texts.theirs[theirs]?.nodes];
		if (side === "mine") return { nodes: own, mine };
		if (side === "theirs") return { nodes: other, theirs };
		return { nodes: weight(own) > weight(other) ? own : other, mine, theirs };
	});
}

/** How much hangs on a boundary; nothing on a word. */
function weight([node]: readonly DocumentNode[]): number {
	return Number(node?.attrs?.weight ?? 0);
}

/** A space between two texts that were put into one place, where neither brings one. */
function space(before: MergedToken | undefined, after: Token | undefined): MergedToken[] {
	const last = before?.nodes.at(-1)?.text;
	if (last === undefined || !after || after.nodes[0]?.text === undefined) return [];
	return /\s$/.test(last) || /^\s/.test(after.key) ? [] : [SPACE];
}

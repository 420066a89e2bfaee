import { mergeLooks } from "./merge-marks";
import type { Token } from "./merge-tokens";
import type { DocumentNode } from "./schema";
import { alignSequences } from "./sequence-alignment";

/** A token of the merged text: where it comes from on each side, by index. */
export interface MergedToken {
	readonly nodes: readonly DocumentNode[];
	readonly base?: number;
	readonly mine?: number;
	readonly theirs?: number;
}

/**
 * `agreed`: all edits stand beside each other. `joined`: the only disagreement is that both put something into the
 * same place; the tokens hold both. `disagreed`: some words were edited by both.
 */
export type WordMerge =
	| { readonly outcome: "agreed" | "joined"; readonly tokens: readonly MergedToken[] }
	| { readonly outcome: "disagreed" };

type Side = "mine" | "theirs";

/** Tokens of the base that one side replaced by tokens of its own; either may be none. */
interface Hunk {
	readonly side: Side | "both";
	readonly from: number;
	readonly to: number;
	readonly fromOwn: number;
	readonly toOwn: number;
	/** Where the same replacement begins in the other side, when both made it. */
	readonly fromTheirs?: number;
}

interface Texts {
	readonly base: readonly Token[];
	readonly mine: readonly Token[];
	readonly theirs: readonly Token[];
}

/**
 * Merges two edits of one text word by word, after diff3: the edits of each side are found by aligning it with the
 * base; edits of different sides with at least one untouched word or sign between them are both applied; the same
 * edit made by both is applied once; anything nearer is a disagreement.
 */
export function mergeWords(texts: Texts, effort?: number): WordMerge {
	const { base, mine, theirs } = texts;
	const numbers = new Map<string, number>();
	const number = ({ key }: Token): number => {
		const known = numbers.get(key) ?? numbers.size;
		numbers.set(key, known);
		return known;
	};
	const [bases, mines, others] = [base.map(number), mine.map(number), theirs.map(number)];
	const partners = { mine: alignMiddle(bases, mines, effort), theirs: alignMiddle(bases, others, effort) };
	const hunks = joinAgreed(
		findHunks("mine", partners.mine, mine.length),
		findHunks("theirs", partners.theirs, theirs.length),
		texts,
	);
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
		const sides = new Set(cluster.map(({ side }) => side));
		if (sides.has("mine") && sides.has("theirs")) {
			if (!isSamePlace(cluster)) return { outcome: "disagreed" };
			outcome = "joined";
			cluster.sort((a, b) => (a.side === b.side ? 0 : a.side === "theirs" ? -1 : 1));
		}
		for (const [index, hunk] of cluster.entries()) {
			if (!keep(hunk.from)) return { outcome: "disagreed" };
			if (!keepsLooks(hunk, texts, partners)) return { outcome: "disagreed" };
			if (index > 0 && hunk.side === "mine" && sides.has("theirs"))
				merged.push(...space(merged.at(-1), mine[hunk.fromOwn]));
			merged.push(...replacement(hunk, texts));
			done = hunk.to;
		}
	}
	return keep(base.length) ? { outcome, tokens: merged } : { outcome: "disagreed" };
}

/** As `alignSequences`, which is asked about what lies between a common beginning and a common end. */
function alignMiddle(a: readonly number[], b: readonly number[], effort?: number): Int32Array {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const partner = Int32Array.from(a, (_, i) => (i < start ? i : i + b.length - a.length));
	const middle = alignSequences(a.slice(start, a.length - end), b.slice(start, b.length - end), effort);
	partner.set(
		middle.map((j) => (j < 0 ? -1 : j + start)),
		start,
	);
	return partner;
}

function findHunks(side: Side, partner: Int32Array, length: number): Hunk[] {
	const hunks: Hunk[] = [];
	let own = 0;
	for (let i = 0; i <= partner.length; i++) {
		const from = i;
		while (i < partner.length && partner[i] === -1) i++;
		const toOwn = i < partner.length ? (partner[i] ?? 0) : length;
		if (i > from || toOwn > own) hunks.push({ side, from, to: i, fromOwn: own, toOwn });
		own = toOwn + 1;
	}
	return hunks;
}

/** All hunks in order, those that both sides made as one. */
function joinAgreed(mine: readonly Hunk[], theirs: readonly Hunk[], texts: Texts): Hunk[] {
	const same = (a: Hunk, b: Hunk): boolean =>
		a.from === b.from &&
		a.to === b.to &&
		a.toOwn - a.fromOwn === b.toOwn - b.fromOwn &&
		texts.mine.slice(a.fromOwn, a.toOwn).every(({ key, look }, index) => {
			const other = texts.theirs[b.fromOwn + index];
			return key === other?.key && look === other.look;
		});
	const hunks: Hunk[] = [];
	let j = 0;
	for (const hunk of mine) {
		for (let other = theirs[j]; other && other.from < hunk.from; other = theirs[++j]) hunks.push(other);
		const other = theirs[j];
		if (other && same(hunk, other)) {
			hunks.push({ ...hunk, side: "both", fromTheirs: other.fromOwn });
			j++;
		} else {
			hunks.push(hunk);
		}
	}
	hunks.push(...theirs.slice(j));
	return hunks;
}

/** Hunks in runs that nothing but spaces separates. */
function clusters(hunks: readonly Hunk[], base: readonly Token[]): Hunk[][] {
	const runs: Hunk[][] = [];
	let end = -1;
	for (const hunk of hunks) {
		const last = runs.at(-1);
		if (last && isNear(base, end, hunk.from)) last.push(hunk);
		else runs.push([hunk]);
		end = Math.max(end, hunk.to);
	}
	return runs;
}

function isNear(base: readonly Token[], from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (base[i]?.key.trim() !== "" || base[i]?.key.includes("\n")) return false;
	return true;
}

/** One insertion of each side into the same gap, and nothing else. */
function isSamePlace(cluster: readonly Hunk[]): boolean {
	const [a, b] = cluster;
	return (
		cluster.length === 2 &&
		a !== undefined &&
		b !== undefined &&
		a.from === a.to &&
		b.from === b.to &&
		a.from === b.from
	);
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

function replacement({ side, fromOwn, toOwn, fromTheirs }: Hunk, texts: Texts): MergedToken[] {
	const own = side === "theirs" ? "theirs" : "mine";
	return texts[own].slice(fromOwn, toOwn).map(({ nodes }, index) => ({
		nodes,
		[own]: fromOwn + index,
		...(fromTheirs !== undefined && { theirs: fromTheirs + index }),
	}));
}

/** A space between two texts that were put into one place, where neither brings one. */
function space(before: MergedToken | undefined, after: Token | undefined): MergedToken[] {
	const last = before?.nodes.at(-1)?.text;
	if (last === undefined || !after || after.nodes[0]?.text === undefined) return [];
	return /\s$/.test(last) || /^\s/.test(after.key) ? [] : [{ nodes: [{ type: "text", text: " " }] }];
}

import { endsWithStop, isSentences } from "./sentences";
import type { Token } from "./tokens";

export type Side = "mine" | "theirs";

/** Tokens of the base that one side replaced by tokens of its own; either may be none. */
export interface Hunk {
	readonly side: Side | "both";
	readonly from: number;
	readonly to: number;
	readonly fromOwn: number;
	readonly toOwn: number;
	/** Where the same replacement begins in the other side, when both made it. */
	readonly fromTheirs?: number;
}

export interface Texts {
	readonly base: readonly Token[];
	readonly mine: readonly Token[];
	readonly theirs: readonly Token[];
}

/** How the hunks of two sides that lie near each other go together: `joined` as in `WordMerge`. */
type Agreement = { readonly outcome: "agreed" | "joined"; readonly hunks: readonly Hunk[] } | { outcome: "disagreed" };

export function findHunks(side: Side, partner: Int32Array, length: number): Hunk[] {
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
export function joinAgreed(mine: readonly Hunk[], theirs: readonly Hunk[], texts: Texts): Hunk[] {
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
export function clusters(hunks: readonly Hunk[], base: readonly Token[]): Hunk[][] {
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

/**
 * Brings the hunks of one run into the order in which they are applied. Those of different sides agree when neither
 * touches the other's words: with a word between them, where one changes no word but parts blocks or joins them, or
 * where one put whole sentences beside whole ones that the other took away.
 */
export function agree(cluster: readonly Hunk[], texts: Texts): Agreement {
	const [mine, theirs] = (["mine", "theirs"] as const).map((name) => cluster.filter(({ side }) => side === name));
	if (!mine || !theirs || mine.length === 0 || theirs.length === 0) return { outcome: "agreed", hunks: cluster };
	const [own, other] = [mine[0], theirs[0]];
	if (cluster.length === 2 && own && other && own.from === own.to && other.from === other.to && own.from === other.from)
		return { outcome: "joined", hunks: [other, own] };
	const rivals = new Map<Hunk, Hunk[]>();
	for (const hunk of mine) {
		for (const rival of theirs) {
			const isFirst = (hunk.from - rival.from || hunk.to - rival.to) <= 0;
			const [first, second] = isFirst ? [hunk, rival] : [rival, hunk];
			if (!isNear(texts.base, first.to, second.from) || isParted(first, second, texts)) continue;
			if (areSentences(hunk, rival, texts)) continue;
			const boundary = shorter(hunk, rival).find((one) => movesBoundary(one, texts));
			if (!boundary) return { outcome: "disagreed" };
			rivals.set(boundary, [...(rivals.get(boundary) ?? []), boundary === hunk ? rival : hunk]);
		}
	}
	const hunks: Hunk[] = [];
	for (const hunk of cluster) {
		const place = placeBeside(hunk, rivals.get(hunk) ?? [], texts);
		if (place === "nowhere") return { outcome: "disagreed" };
		if (place) hunks.push(place);
	}
	return { outcome: "agreed", hunks: hunks.sort((a, b) => a.from - b.from || a.to - b.to) };
}

/** True where words were put in beside replaced ones, with a new boundary between the two. */
function isParted(first: Hunk, second: Hunk, texts: Texts): boolean {
	if (first.to > second.from) return false;
	const [left, right] = [ownTokens(first, texts).at(-1), ownTokens(second, texts)[0]];
	const parts = (hunk: Hunk, token: Token | undefined, other: Hunk): boolean =>
		token !== undefined && isBoundary(token) && other.from < other.to && !movesBoundary(hunk, texts);
	return parts(first, left, second) || parts(second, right, first);
}

/** True where one put sentences beside some that the other took away, but not among them. */
function areSentences(a: Hunk, b: Hunk, texts: Texts): boolean {
	const [put, taken] = a.from === a.to ? [a, b] : [b, a];
	if (put.from !== put.to || taken.from === taken.to || taken.fromOwn !== taken.toOwn) return false;
	const isBeside = put.to <= taken.from || taken.to <= put.from;
	return (
		isBeside &&
		isSentences(tokensOf(put.side, texts), put.fromOwn, put.toOwn) &&
		isSentences(texts.base, taken.from, taken.to)
	);
}

/** Two hunks, the one that brings less first. */
function shorter(a: Hunk, b: Hunk): readonly Hunk[] {
	return a.toOwn - a.fromOwn <= b.toOwn - b.fromOwn ? [a, b] : [b, a];
}

/** True for hunks that part blocks or join them, and neither bring nor take a word. */
export function movesBoundary(hunk: Hunk, texts: Texts): boolean {
	const [was, is] = [texts.base.slice(hunk.from, hunk.to), ownTokens(hunk, texts)];
	return was.concat(is).every(({ key, begins }) => begins || key.trim() === "") && was.concat(is).some(isBoundary);
}

function isBoundary({ begins }: Token): boolean {
	return begins;
}

function ownTokens({ side, fromOwn, toOwn }: Hunk, texts: Texts): readonly Token[] {
	return tokensOf(side, texts).slice(fromOwn, toOwn);
}

function tokensOf(side: Hunk["side"], texts: Texts): readonly Token[] {
	return texts[side === "theirs" ? "theirs" : "mine"];
}

/**
 * A hunk that moves a boundary, placed among those of the other side: null where the other does the same and more,
 * `nowhere` where it is not clear on which side of the boundary the other's words belong.
 */
function placeBeside(boundary: Hunk, others: readonly Hunk[], texts: Texts): Hunk | null | "nowhere" {
	const { from, to } = boundary;
	// Where there was a boundary, what stands before it and what behind it is plain.
	if (texts.base.slice(from, to).some(isBoundary)) {
		const around = others.filter((other) => other.to > from && other.from < to);
		if (around.length === 0) return boundary;
		const parts = ownTokens(boundary, texts).some(isBoundary);
		return !parts && around.some((other) => other.from <= from && to <= other.to) ? null : "nowhere";
	}
	const [left, right] = [others.filter((other) => other.from < from), others.filter((other) => other.to > to)];
	const isReached = { left: left.some((other) => other.to >= from), right: right.some((other) => other.from <= to) };
	if (isReached.left && isReached.right)
		return others.some((other) => ownTokens(other, texts).some(isBoundary)) ? null : "nowhere";
	if (left.length + right.length < others.length) return "nowhere";
	// Of a sentence that ended there and goes on now, it is open where it is to be parted.
	if (endsWithStop(texts.base, from) && left.some((other) => other.to >= from && !endsAfter(other, texts)))
		return "nowhere";
	return {
		...boundary,
		from: Math.max(from, ...left.map((other) => other.to)),
		to: Math.min(to, ...right.map((other) => other.from)),
	};
}

function endsAfter({ side, toOwn }: Hunk, texts: Texts): boolean {
	const own = tokensOf(side, texts);
	return own[toOwn - 1]?.begins === true || endsWithStop(own, toOwn);
}

/**
 * Reads deletions of one side so that they cross no boundary that the other side put in: of `the cat, the dog`, left with
 * `the dog`, either `the cat, ` or `cat, the ` was taken out. Changes the partners, true where it did.
 */
export function avoidBoundaries(
	partner: Int32Array,
	hunks: readonly Hunk[],
	rivals: readonly Hunk[],
	texts: Texts,
): boolean {
	const { base } = texts;
	const boundaries = rivals.filter((rival) => movesBoundary(rival, texts));
	const shift = (from: number, to: number, steps: number, step: 1 | -1): boolean => {
		const [gap, rest] = step === 1 ? [from, to] : [to - 1, from - 1];
		const places = Array.from({ length: steps }, (_, index) => index * step);
		const fits = places.every((at) => base[gap + at]?.key === base[rest + at]?.key && (partner[rest + at] ?? -1) >= 0);
		if (!fits) return false;
		for (const at of places) {
			partner[gap + at] = partner[rest + at] ?? -1;
			partner[rest + at] = -1;
		}
		return true;
	};
	let changed = false;
	for (const { from, to, fromOwn, toOwn } of hunks) {
		const crossed = fromOwn === toOwn && boundaries.find((boundary) => boundary.from > from && boundary.to < to);
		if (crossed) changed = shift(from, to, to - crossed.to, -1) || shift(from, to, crossed.from - from, 1) || changed;
	}
	return changed;
}

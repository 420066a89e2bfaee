/**
 * Divides the comparison of a block with its pieces at the breaks between these.
 *
 * Strategy: a break stands on the side of the pieces alone, so it always lies within a change. What the change has of
 * the whole is divided too, or words at a seam would stand in one piece and those that took their place in another.
 * Where only one of the two pieces changed at the break, it gets the words; what closes the sentence above, signs and
 * citations, never goes below. Where both changed, the words are divided at the end of a sentence, that which leaves the
 * two parts most nearly in proportion.
 */
import type { DocumentNode } from "../schema";
import { sentenceEnds } from "../sentence";
import { splitWords } from "../words";
import type { Segment } from "./word-diff";

type Side = "before" | "after";

/** Never in a document, so never the same on both sides. */
export const BREAK: DocumentNode = { type: "blockBreak" };

// Citations, as all nodes without text, stand as line ends.
const CLOSING = String.raw`[\p{Pe}\p{Pf}.,;:!?…"'؟۔।、。！？]`;
const CLOSING_START = new RegExp(String.raw`^${CLOSING}*(?:[^\S\n]*\n${CLOSING}*)*`, "u");
const CITED = new RegExp(String.raw`(?:\n${CLOSING}*)+`, "gu");
const CLOSED = new RegExp(String.raw`(?:${CLOSING}|\n)$`, "u");

/** For each piece its segments; `side` is that of the pieces, on which the breaks stand. */
export function divideAtBreaks(segments: readonly Segment[], side: Side): Segment[][] {
	let share: Segment[] = [];
	const shares = [share];
	for (const stretch of stretches(segments)) {
		if (stretch.kind !== "changed") {
			share.push(stretch);
			continue;
		}
		const [first = [], ...others] = betweenBreaks(stretch[side]);
		let own = first;
		let whole = stretch[side === "before" ? "after" : "before"];
		for (const following of others) {
			const kept = layOut(share.at(-1)?.[side] ?? []);
			const isClosed = CLOSED.test(kept.slice(0, textEnd(kept)));
			const place = divide(layOut(whole), { above: layOut(own), below: layOut(following), isClosed });
			share.push(...changes(side, own, cut(whole, 0, place)));
			share = [];
			shares.push(share);
			whole = cut(whole, place, Number.POSITIVE_INFINITY);
			own = following;
		}
		share.push(...changes(side, own, whole));
	}
	return shares;
}

/** What was removed and what was added in its place. */
interface Change {
	readonly kind: "changed";
	readonly before: readonly DocumentNode[];
	readonly after: readonly DocumentNode[];
}

type Stretch = Change | (Segment & { readonly kind: "same" | "formatted" });

/**
 * Segments, those of one change together. A space between two changes at a break is changed
 * with them: it may be the one at the seam, found again between two words.
 */
function stretches(segments: readonly Segment[]): Stretch[] {
	const single: Stretch[] = [];
	for (const { kind, before, after } of segments) {
		const last = single.at(-1);
		if (kind === "same" || kind === "formatted") single.push({ kind, before, after });
		else if (last?.kind !== "changed") single.push({ kind: "changed", before, after });
		else single.splice(-1, 1, joined([last, { before, after }]));
	}
	const all: Stretch[] = [];
	for (const stretch of single) {
		const [earlier, space] = all.slice(-2);
		const areChanges = earlier?.kind === "changed" && stretch.kind === "changed";
		if (areChanges && space && isBlank(layOut(space.before)) && [earlier, stretch].some(holdsBreak))
			all.splice(-2, 2, joined([earlier, space, stretch]));
		else all.push(stretch);
	}
	return all;
}

function joined(stretches: readonly Pick<Stretch, Side>[]): Change {
	const side = (which: Side) => stretches.flatMap((stretch) => stretch[which]);
	return { kind: "changed", before: side("before"), after: side("after") };
}

function holdsBreak({ before, after }: Change): boolean {
	return before.includes(BREAK) || after.includes(BREAK);
}

function betweenBreaks(nodes: readonly DocumentNode[]): DocumentNode[][] {
	const stretches: DocumentNode[][] = [[]];
	for (const node of nodes) {
		if (node === BREAK) stretches.push([]);
		else stretches.at(-1)?.push(node);
	}
	return stretches;
}

function changes(side: Side, piece: readonly DocumentNode[], whole: readonly DocumentNode[]): Segment[] {
	const [before, after] = side === "before" ? [piece, whole] : [whole, piece];
	const segments: Segment[] = [];
	if (before.length > 0) segments.push({ kind: "removed", before, after: [] });
	if (after.length > 0) segments.push({ kind: "added", before: [], after });
	return segments;
}

function layOut(nodes: readonly DocumentNode[]): string {
	return nodes.map(({ type, text }) => (type === "text" ? (text ?? "") : "\n")).join("");
}

function cut(nodes: readonly DocumentNode[], from: number, to: number): DocumentNode[] {
	let start = 0;
	return nodes.flatMap((node) => {
		const offset = start;
		start += node.type === "text" ? (node.text?.length ?? 0) : 1;
		if (offset >= to || start <= from) return [];
		if (offset >= from && start <= to) return node;
		return { ...node, text: node.text?.slice(Math.max(0, from - offset), to - offset) };
	});
}

interface Seam {
	/** What the change has of the pieces on either side of the break. */
	readonly above: string;
	readonly below: string;
	/** Whether a sentence ends before the change. */
	readonly isClosed: boolean;
}

/** Where words of the whole are divided that stand where its pieces meet; a space there goes with the second. */
function divide(whole: string, seam: Seam): number {
	const end = textEnd(whole.slice(0, seamOf(whole, seam)));
	// No character is cut.
	let place = 0;
	for (const word of splitWords(whole)) {
		if (place >= end) break;
		place += word.length;
	}
	return place;
}

function seamOf(whole: string, { above, below, isClosed }: Seam): number {
	if (isBlank(below) && !isBlank(above)) return whole.length;
	const closing = CLOSING_START.exec(whole)?.[0].length ?? 0;
	const sentences = sentenceEnds(whole).slice(0, -1);
	if (isBlank(above)) return isClosed ? closing : (sentences[0] ?? closing);
	const cited = [...whole.matchAll(CITED)].map((match) => match.index + match[0].length);
	const ends = [...(closing > 0 ? [closing] : []), ...sentences, ...cited];
	const spaces = ends.length > 0 ? [] : [...whole.matchAll(/\s+/gu)].map(({ index }) => index);
	const share = (whole.length * above.length) / (above.length + below.length);
	return [...ends, ...spaces].reduce(
		(best, place) => (Math.abs(place - share) < Math.abs(best - share) ? place : best),
		ends[0] ?? spaces[0] ?? 0,
	);
}

function isBlank(text: string): boolean {
	return text.trim() === "" && !text.includes("\n");
}

/** Where a text ends but for spaces. */
function textEnd(text: string): number {
	return Math.max(text.trimEnd().length, text.lastIndexOf("\n") + 1);
}

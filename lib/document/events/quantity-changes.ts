/**
 * Which numbers and dates took the place of another between two versions.
 *
 * Strategy: where words of one version took the place of words of the other, the quantities that stand there are paired
 * in order. One that moved within its block together with the word beside it (`10 ships and 600 men` as `600 men and
 * 10 ships`) is first taken out on both sides: it took nobody's place.
 */
import type { DiffLine, Replacement } from "../diff/lines";
import { equalQuantities, findQuantities, mayHoldQuantity, type Quantity } from "./quantities";

export interface QuantityChange {
	/** The line as it is now. */
	readonly line: DiffLine;
	readonly before: Quantity;
	readonly after: Quantity;
}

/** Where more than this was written anew, a number is not the successor of another. */
const MAX_STRETCH = 200;
/** Characters that are read for numbers in one comparison: what lies behind them is a rewritten book. */
const MAX_READ = 400_000;
/** No date or number is longer. */
const LONGEST = 40;
/** Citations stand as line ends. */
const STOP = /[.!?…。！？\n]/u;

type Side = "before" | "after";

/** The quantities at one replacement that are not the same on both sides. */
interface Place {
	readonly replacement: Replacement;
	was: readonly Quantity[];
	is: readonly Quantity[];
}

/** Numbers and dates that took the place of another, each pair once, in the order of the replacements. */
export function changedQuantities(replacements: readonly Replacement[]): QuantityChange[] {
	const changes: QuantityChange[] = [];
	for (const places of placesByLine(replacements)) {
		const told = takeOutMoved(places);
		const add = ({ replacement: { after: line } }: Place, pairs: readonly (readonly [Quantity, Quantity])[]): void => {
			for (const [before, after] of pairs) {
				// A number whose two ends changed is met in two places.
				if (told.has(before) || told.has(after)) continue;
				told.add(before).add(after);
				changes.push({ line, before, after });
			}
		};
		const moved = told.size > 0;
		for (const place of places) add(place, pairChanged(place.was, place.is));
		if (moved) for (const [place, ...pair] of besideTheSame(places, told)) add(place, [pair]);
	}
	return changes;
}

/** The places where quantities differ, those of one pair of lines together. */
function placesByLine(replacements: readonly Replacement[]): Iterable<Place[]> {
	const byLine = new Map<DiffLine, Place[]>();
	const known = new Map<DiffLine, readonly Quantity[]>();
	let left = MAX_READ;
	const read = (line: DiffLine): readonly Quantity[] => {
		const earlier = known.get(line);
		if (earlier) return earlier;
		const found = left > 0 ? findQuantities(line.text) : [];
		left -= line.text.length;
		known.set(line, found);
		return found;
	};
	for (const replacement of replacements) {
		const { before, after, from, to } = replacement;
		if (to.before - from.before > MAX_STRETCH || to.after - from.after > MAX_STRETCH) continue;
		if (!isNear(before, from.before, to.before) || !isNear(after, from.after, to.after)) continue;
		// A space may stand between a number and the word of scale that was taken from it, but no end of a sentence.
		const reach = (places: Replacement["from"]): number =>
			STOP.test(before.text[places.before - 1] ?? "") || STOP.test(after.text[places.after - 1] ?? "") ? 0 : 1;
		const [was, is] = withoutEqualEnds(
			touching(read(before), from.before - reach(from), to.before + reach(to)),
			touching(read(after), from.after - reach(from), to.after + reach(to)),
		);
		if (was.length === 0 && is.length === 0) continue;
		const places = byLine.get(after);
		if (places) places.push({ replacement, was, is });
		else byLine.set(after, [{ replacement, was, is }]);
	}
	return byLine.values();
}

/** Whether a number may stand at the stretch: most do not, and are not read for it. */
function isNear({ text }: DiffLine, from: number, to: number): boolean {
	return mayHoldQuantity(text.slice(Math.max(0, from - LONGEST), to + LONGEST));
}

/** Those that overlap the stretch or stand at its edges. `quantities` are in order. */
function touching(quantities: readonly Quantity[], from: number, to: number): readonly Quantity[] {
	let low = 0;
	for (let high = quantities.length; low < high; ) {
		const middle = (low + high) >> 1;
		if ((quantities[middle]?.end ?? 0) < from) low = middle + 1;
		else high = middle;
	}
	let end = low;
	while ((quantities[end]?.start ?? Number.POSITIVE_INFINITY) <= to) end++;
	return quantities.slice(low, end);
}

function withoutEqualEnds(
	was: readonly Quantity[],
	is: readonly Quantity[],
): readonly [readonly Quantity[], readonly Quantity[]] {
	const same = (a: Quantity | undefined, b: Quantity | undefined): boolean =>
		a !== undefined && b !== undefined && equalQuantities(a, b);
	let start = 0;
	while (same(was[start], is[start])) start++;
	let end = 0;
	while (was.length - end > start && is.length - end > start && same(was.at(-1 - end), is.at(-1 - end))) end++;
	return [was.slice(start, was.length - end), is.slice(start, is.length - end)];
}

/** Takes what stands on both sides beside the same word out of the places, and returns it. */
function takeOutMoved(places: readonly Place[]): Set<Quantity> {
	const moved = new Set<Quantity>();
	if (places.reduce((sum, { was, is }) => sum + Math.min(2, was.length) + Math.min(2, is.length), 0) < 3) return moved;
	const waiting = new Map<string, Quantity[]>();
	const keyed = (place: Place, side: Side): (readonly [key: string, quantity: Quantity])[] =>
		place[side === "before" ? "was" : "is"].flatMap((quantity) => {
			const beside = wordBeside(place.replacement, side, quantity);
			return beside === null ? [] : [[`${quantity.kind} ${quantity.worth} ${beside}`, quantity] as const];
		});
	for (const place of places) {
		for (const [key, quantity] of keyed(place, "after")) {
			const others = waiting.get(key);
			if (others) others.push(quantity);
			else waiting.set(key, [quantity]);
		}
	}
	for (const place of places) {
		for (const [key, quantity] of keyed(place, "before")) {
			// A number whose two ends changed stands in two places.
			if (moved.has(quantity)) continue;
			let partner = waiting.get(key)?.pop();
			while (partner && moved.has(partner)) partner = waiting.get(key)?.pop();
			if (partner) moved.add(quantity).add(partner);
		}
	}
	for (const place of places) {
		place.was = place.was.filter((quantity) => !moved.has(quantity));
		place.is = place.is.filter((quantity) => !moved.has(quantity));
	}
	return moved;
}

/** What is left on each side when the moved is gone, where one word stands beside it: `600 men` became `700 men`. */
function besideTheSame(
	places: readonly Place[],
	told: ReadonlySet<Quantity>,
): (readonly [Place, Quantity, Quantity])[] {
	const successors = new Map<string, { place: Place; quantity: Quantity }>();
	for (const place of places) {
		for (const quantity of place.is) {
			const beside = told.has(quantity) ? null : wordBeside(place.replacement, "after", quantity);
			if (beside !== null && !successors.has(beside)) successors.set(beside, { place, quantity });
		}
	}
	return places.flatMap(({ replacement, was }) =>
		was.flatMap((quantity) => {
			const beside = told.has(quantity) ? null : wordBeside(replacement, "before", quantity);
			const successor = beside === null ? undefined : successors.get(beside);
			return successor ? [[successor.place, quantity, successor.quantity] as const] : [];
		}),
	);
}

/** In Japanese and Chinese the counter alone: the next word follows without a space. */
const WORD = String.raw`\p{Script=Han}+|[\p{L}\p{M}]+`;
const WORD_BEHIND = new RegExp(String.raw`^[\s-]?(?<word>${WORD})`, "u");
const WORD_AHEAD = new RegExp(String.raw`(?<word>${WORD})[\s:=]{1,2}$`, "u");

/**
 * The word that was replaced together with a quantity and stands next to it. One that stayed is not asked for:
 * `10 of the ships and 600 of the men` with the numbers exchanged says something else.
 */
function wordBeside({ from, to, ...lines }: Replacement, side: Side, { start, end }: Quantity): string | null {
	const { text } = lines[side];
	const behind = WORD_BEHIND.exec(text.slice(end, Math.max(end, to[side])))?.groups?.word;
	if (behind !== undefined) return `${behind.toLowerCase()} behind`;
	const ahead = WORD_AHEAD.exec(text.slice(Math.min(from[side], start), start))?.groups?.word;
	return ahead === undefined ? null : `${ahead.toLowerCase()} ahead`;
}

/** What differs between two short lists, paired in order; what has no clear partner is left out. */
function pairChanged(was: readonly Quantity[], is: readonly Quantity[]): (readonly [Quantity, Quantity])[] {
	if (was.length === is.length) return zip(was, is);
	return (["number", "date"] as const).flatMap((kind) => {
		const [old, now] = [was.filter((one) => one.kind === kind), is.filter((one) => one.kind === kind)];
		return old.length === now.length || Math.min(old.length, now.length) === 1 ? zip(old, now) : [];
	});
}

function zip(before: readonly Quantity[], after: readonly Quantity[]): (readonly [Quantity, Quantity])[] {
	return before.flatMap((old, index) => {
		const now = after[index];
		return now && !equalQuantities(old, now) ? [[old, now] as const] : [];
	});
}

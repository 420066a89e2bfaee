import type { DiffLine, Replacement } from "./diff-lines";
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

/** Numbers and dates that took the place of another, each pair once, in the order of the replacements. */
export function changedQuantities(replacements: readonly Replacement[]): QuantityChange[] {
	const changes: QuantityChange[] = [];
	const told = new Set<Quantity>();
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
	for (const { before, after, from, to } of replacements) {
		if (to.before - from.before > MAX_STRETCH || to.after - from.after > MAX_STRETCH) continue;
		if (!isNear(before, from.before, to.before) || !isNear(after, from.after, to.after)) continue;
		// A space may stand between a number and the word of scale that was taken from it.
		const was = touching(read(before), from.before - 1, to.before + 1);
		const is = touching(read(after), from.after - 1, to.after + 1);
		for (const [old, now] of pairChanged(was, is)) {
			// A number whose two ends changed is met in two places.
			if (told.has(old) || told.has(now)) continue;
			told.add(old).add(now);
			changes.push({ line: after, before: old, after: now });
		}
	}
	return changes;
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

/** What differs between two short lists, paired in order; what has no clear partner is left out. */
function pairChanged(before: readonly Quantity[], after: readonly Quantity[]): (readonly [Quantity, Quantity])[] {
	let start = 0;
	let [was, is] = [before, after];
	const same = (a: Quantity | undefined, b: Quantity | undefined): boolean =>
		a !== undefined && b !== undefined && equalQuantities(a, b);
	while (same(was[start], is[start])) start++;
	[was, is] = [was.slice(start), is.slice(start)];
	while (same(was.at(-1), is.at(-1))) [was, is] = [was.slice(0, -1), is.slice(0, -1)];
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

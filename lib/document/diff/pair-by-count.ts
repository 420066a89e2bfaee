/**
 * Pairs the members of two sides one to one, those first that are seen together most often; of those that are seen
 * as often, what kept its name goes first, then what was seen first.
 */
export function pairByCount<Name extends string | number>(seen: Iterable<readonly [Name, Name]>): Map<Name, Name> {
	const counts = new Map<Name, Map<Name, number>>();
	for (const [before, after] of seen) {
		const own = counts.get(before) ?? new Map<Name, number>();
		counts.set(before, own.set(after, (own.get(after) ?? 0) + 1));
	}
	const candidates = [...counts].flatMap(([before, own]) =>
		[...own].map(([after, count]) => ({ before, after, weight: 2 * count + (before === after ? 1 : 0) })),
	);
	const partner = new Map<Name, Name>();
	const taken = new Set<Name>();
	for (const { before, after } of candidates.sort((a, b) => b.weight - a.weight)) {
		if (partner.has(before) || taken.has(after)) continue;
		partner.set(before, after);
		taken.add(after);
	}
	return partner;
}

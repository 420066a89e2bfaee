import { heaviestIncreasing } from "../diff/increasing-subsequence";

/**
 * One order for the members of two versions of a sequence, made from a common ancestor.
 *
 * Strategy: the order of `theirs` stands. What only `mine` has is put behind the member it follows there, and what
 * only `mine` moved is moved likewise; a member is moved when it is not among the most that could stay in place
 * (`diff/increasing-subsequence.ts`). What either side removed keeps its place in the answer, so that its neighbours
 * have something to stand beside: the caller leaves it out. Where both put something new in one place, `first` says whose
 * comes first.
 */
export function mergeOrders(
	base: readonly string[],
	mine: readonly string[],
	theirs: readonly string[],
	first: "mine" | "theirs" = "theirs",
): string[] {
	const chain = new Chain(theirs);
	let before: string | null = null;
	for (const member of base) {
		if (!chain.has(member)) chain.insertAfter(before, member);
		before = member;
	}
	const [movedByMine, movedByTheirs] = [movedMembers(base, mine), movedMembers(base, theirs)];
	const own = new Set(mine);
	const known = new Set(base);
	const isNewOfTheirs = (member: string): boolean => !known.has(member) && !own.has(member);
	before = null;
	for (const member of mine) {
		const moved = movedByMine.has(member) && !movedByTheirs.has(member);
		if (moved) chain.remove(member);
		if (!chain.has(member)) {
			let place = before;
			if (first === "theirs" && !known.has(member)) place = chain.lastOf(place, isNewOfTheirs);
			chain.insertAfter(place, member);
		}
		before = member;
	}
	return chain.members();
}

/** What stands elsewhere in a sequence than before: the fewest members, or the lightest, whose moves explain its order. */
export function movedMembers(
	base: readonly string[],
	side: readonly string[],
	weight: (member: string) => number = () => 1,
): Set<string> {
	const places = new Map(base.map((member, index) => [member, index]));
	const common = side.filter((member) => places.has(member));
	const values = common.map((member) => places.get(member) ?? 0);
	const stay = heaviestIncreasing(values, common.map(weight), base.length);
	return new Set(common.filter((_, index) => !stay.has(index)));
}

/** A sequence of distinct members that can be put in and taken out anywhere; null stands for its start. */
class Chain {
	private readonly next = new Map<string | null, string | null>();
	private readonly previous = new Map<string, string | null>();

	constructor(members: readonly string[]) {
		this.next.set(null, null);
		let last: string | null = null;
		for (const member of members) {
			this.insertAfter(last, member);
			last = member;
		}
	}

	has(member: string): boolean {
		return this.previous.has(member);
	}

	insertAfter(place: string | null, member: string): void {
		const following = this.next.get(place) ?? null;
		this.next.set(place, member);
		this.previous.set(member, place);
		this.next.set(member, following);
		if (following !== null) this.previous.set(following, member);
	}

	remove(member: string): void {
		const before = this.previous.get(member) ?? null;
		const after = this.next.get(member) ?? null;
		this.next.set(before, after);
		if (after !== null) this.previous.set(after, before);
		this.previous.delete(member);
		this.next.delete(member);
	}

	/** The last of the members behind a place that all fit, or the place itself. */
	lastOf(place: string | null, fits: (member: string) => boolean): string | null {
		let last = place;
		for (let member = this.next.get(place) ?? null; member !== null && fits(member); ) {
			last = member;
			member = this.next.get(member) ?? null;
		}
		return last;
	}

	members(): string[] {
		const members: string[] = [];
		for (let member = this.next.get(null) ?? null; member !== null; member = this.next.get(member) ?? null) {
			members.push(member);
		}
		return members;
	}
}

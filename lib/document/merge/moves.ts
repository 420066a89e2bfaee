import type { Blocks } from "./block-index";
import { movedMembers } from "./order";
import type { Versions } from "./places";

/**
 * How many blocks stand where theirs put them, and not where mine did: both moved them, or moved two into each other. A
 * move takes no words from anybody, so nobody is asked; but whose move came second is told of it.
 */
export function countYieldedMoves({ base, mine, theirs }: Versions, merged: Blocks): number {
	let count = 0;
	for (const [id, { children, parent }] of base) {
		const [own, other] = [mine.get(id), theirs.get(id)];
		if (!own || !other) continue;
		const place = merged.get(id)?.parent;
		if (own.parent !== parent && place !== undefined && place !== own.parent) count++;
		const moved = { mine: movedMembers(children, own.children), theirs: movedMembers(children, other.children) };
		if (moved.mine.size === 0) continue;
		const stayed = (child: string): boolean => !moved.mine.has(child) && !moved.theirs.has(child);
		const [places, others] = [placesAmong(own.children, stayed), placesAmong(other.children, stayed)];
		for (const child of moved.mine) {
			const isTakenAway = theirs.has(child) && theirs.get(child)?.parent !== id;
			if (isTakenAway || (moved.theirs.has(child) && places.get(child) !== others.get(child))) count++;
		}
	}
	return count;
}

/** By each member of a list the last one before it that fits. */
function placesAmong(members: readonly string[], fits: (member: string) => boolean): Map<string, string | null> {
	let last: string | null = null;
	return new Map(
		members.map((member) => {
			const place = last;
			if (fits(member)) last = member;
			return [member, place];
		}),
	);
}

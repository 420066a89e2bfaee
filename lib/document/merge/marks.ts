import { type DocumentNode, MARKS, type Mark } from "../schema";
import type { Token } from "./tokens";

const ORDER = Object.keys(MARKS);

/**
 * One word that all three versions have, with the formatting that either side gave it; null where both changed it
 * in ways that cannot stand together, as two targets of one link.
 */
export function mergeLooks(base: Token, mine: Token, theirs: Token): readonly DocumentNode[] | null {
	if (mine.look === base.look) return theirs.nodes;
	if (theirs.look === base.look || mine.look === theirs.look) return mine.nodes;
	const [from, own, other] = [base.nodes[0], mine.nodes[0], theirs.nodes[0]];
	if (!from || !own || !other || base.nodes.length + mine.nodes.length + theirs.nodes.length > 3) return null;
	const marks = mergeMarks(from.marks, own.marks, other.marks);
	if (!marks) return null;
	const { marks: _replaced, ...bare } = own;
	return [marks.length > 0 ? { ...bare, marks } : bare];
}

function mergeMarks(base: readonly Mark[] = [], mine: readonly Mark[] = [], theirs: readonly Mark[] = []) {
	const marks: Mark[] = [];
	for (const type of ORDER) {
		const [from, own, other] = [base, mine, theirs].map((all) => all.find((mark) => mark.type === type));
		const [was, is, became] = [from, own, other].map((mark) => JSON.stringify(mark));
		if (is !== was && became !== was && is !== became) return null;
		const merged = is === was ? other : own;
		if (merged) marks.push(merged);
	}
	const fits = marks.every(({ type }) => {
		const excluded = MARKS[type]?.excludes?.split(" ") ?? [];
		return marks.every((other) => other.type === type || !excluded.includes(other.type));
	});
	return fits ? marks : null;
}

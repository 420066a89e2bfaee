/**
 * What one side deleted though the other did something to it that would be gone with it.
 *
 * A block is edited where its own part changed, and where it was put into a block of another kind: what was made a part
 * of a list, a callout or a quotation says something else there. A place alone is none. A section is no block, but goes
 * from its heading to the next: it counts as deleted where all of that is.
 */
import { type Blocks, type PlacedBlock, ROOT } from "./block-index";
import { otherSide, outermostDeleted, type SideName, type Versions } from "./places";

/** The blocks to ask about, by id, where the other side deleted what one side edited or put something into. */
export function touchedDeletions(versions: Versions, side: SideName, isSettled: (id: string) => boolean): string[] {
	const { base, [side]: own, [otherSide(side)]: other } = versions;
	const touched: string[] = [];
	for (const block of own.values()) {
		const was = base.get(block.id);
		if (was && base.has(block.parent) && !other.has(block.parent) && isPutElsewhere(was, block, base, own))
			touched.push(block.parent);
		if (other.has(block.id) && !isEmptied(was, block, other.get(block.id))) continue;
		// Of a block that was joined with another only the words are settled, and not what they were to stand in.
		if (was && isPutElsewhere(was, block, base, own)) touched.push(block.id);
		if (other.has(block.id) || isSettled(block.id)) continue;
		if (was && was.own !== block.own) touched.push(block.id);
		if (!was && base.has(block.parent) && !other.has(block.parent)) touched.push(block.parent);
	}
	const outermost = touched.map((id) => outermostDeleted(versions, side, id));
	return [...outermost, ...orphans(versions, side).filter((id) => !isSettled(id))];
}

/** Whether the other side left nothing in a block of text: it is as good as deleted. */
function isEmptied(was: PlacedBlock | undefined, is: PlacedBlock, other: PlacedBlock | undefined): boolean {
	const isEmpty = (block: PlacedBlock | undefined): boolean => !block?.node.content?.length;
	return !isEmpty(was) && !isEmpty(is) && isEmpty(other);
}

/** Whether a block stands in blocks of other kinds than before, and is not merely taken along with what it stands in. */
function isPutElsewhere(was: PlacedBlock, is: PlacedBlock, base: Blocks, own: Blocks): boolean {
	return was.parent !== is.parent && newKindAround(was, is, base, own) !== null;
}

/** The outermost kind of block that a block stands in and did not before, `doc` where it was only taken out; or null. */
function newKindAround(was: PlacedBlock, is: PlacedBlock, base: Blocks, own: Blocks): string | null {
	const [before, after] = [kindsAround(was, base), kindsAround(is, own)];
	const place = after.findIndex((kind, index) => kind !== before[index]);
	return after[place] ?? (before.length > after.length ? "doc" : null);
}

/** From the outermost on. */
function kindsAround({ parent }: PlacedBlock, blocks: Blocks): string[] {
	const kinds: string[] = [];
	for (let block = blocks.get(parent); block && block.id !== ROOT; block = blocks.get(block.parent))
		kinds.unshift(block.node.type);
	return kinds;
}

/** What kind of block one side put a block into, as `newKindAround` says it; null where it left it where it was. */
export function findPutInto({ base, ...sides }: Versions, side: SideName, id: string): string | null {
	const [was, is] = [base.get(id), sides[side].get(id)];
	return was && is ? newKindAround(was, is, base, sides[side]) : null;
}

/** What one side put into sections of which the other deleted everything, and the headings of these. */
function orphans({ base, ...sides }: Versions, side: SideName): string[] {
	const [own, other] = [sides[side], sides[otherSide(side)]];
	const found: string[] = [];
	for (const { children } of own.values()) {
		let heading: string | null = null;
		let added: string[] = [];
		const close = (): void => {
			if (heading !== null && added.length > 0) found.push(heading, ...added);
		};
		for (const id of children) {
			const isDeleted = base.has(id) && !other.has(id);
			if (own.get(id)?.node.type === "heading") {
				close();
				[heading, added] = [isDeleted ? id : null, []];
			} else if (base.has(id) || other.has(id)) {
				if (!isDeleted) heading = null;
			} else added.push(id);
		}
		close();
	}
	return found;
}

import { nodeText } from "../text";
import type { PlacedBlock } from "./block-index";

/** Blocks of two versions between which words may have gone to and fro, in the order in which each version has them. */
export interface Stretch {
	readonly before: readonly PlacedBlock[];
	readonly after: readonly PlacedBlock[];
}

/** What one version alone has between two blocks that both have; null at its beginning and its end. */
interface Gap {
	readonly previous: PlacedBlock | null;
	readonly next: PlacedBlock | null;
	readonly own: readonly PlacedBlock[];
}

/** Characters at the ends of neighbours that both change where the boundary between them moves. */
const EDGE = 12;

/**
 * The stretches of two versions, given as their blocks of text in order: blocks that both have, changed and with nothing
 * else between them that both have, and what only one of them has there. They end at blocks that did not change, and
 * between two that both have where no words can have gone across. What stands between blocks that were beside
 * others before is in two of them.
 */
export function findStretches(before: readonly PlacedBlock[], after: readonly PlacedBlock[]): Stretch[] {
	const [were, are] = [byId(before), byId(after)];
	const [gapsBefore, gapsAfter] = [findGaps(before, are), findGaps(after, were)];
	const behind = new Map(gapsBefore.map((gap) => [gap.previous?.id, gap.own]));
	const ahead = new Map(gapsBefore.map((gap) => [gap.next?.id, gap.own]));
	const followers = new Map(gapsBefore.map((gap) => [gap.previous?.id, gap.next?.id]));
	const stretches: Stretch[] = [];
	let open: { before: PlacedBlock[]; after: PlacedBlock[] } = { before: [], after: [] };
	const add = (was: readonly PlacedBlock[] = [], is: readonly PlacedBlock[] = []): void => {
		open.before.push(...was);
		open.after.push(...is);
	};
	const close = (): void => {
		const [were, are] = [open.before.length, open.after.length];
		if (were > 0 && are > 0 && were + are > 2) stretches.push(open);
		open = { before: [], after: [] };
	};
	for (const { previous, next, own } of gapsAfter) {
		const between = behind.get(previous?.id);
		if (followers.get(previous?.id) !== next?.id) {
			add(between, own);
			close();
			add(ahead.get(next?.id), own);
		} else if (own.length > 0 || (between?.length ?? 0) > 0) {
			add(between, own);
		} else if (!previous || !next || !mayShift(previous, next, were)) {
			close();
		}
		const was = next && were.get(next.id);
		if (was && was.own !== next.own) add([was], [next]);
		else close();
	}
	return stretches;
}

function byId(blocks: readonly PlacedBlock[]): Map<string, PlacedBlock> {
	return new Map(blocks.map((block) => [block.id, block]));
}

function findGaps(blocks: readonly PlacedBlock[], others: ReadonlyMap<string, PlacedBlock>): Gap[] {
	const gaps: Gap[] = [];
	let own: PlacedBlock[] = [];
	let previous: PlacedBlock | null = null;
	for (const block of blocks) {
		if (!others.has(block.id)) {
			own.push(block);
			continue;
		}
		gaps.push({ previous, next: block, own });
		[own, previous] = [[], block];
	}
	return [...gaps, { previous, next: null, own }];
}

/** True where the end of a block changed and the beginning of the next: one may have lost words to the other. */
function mayShift(first: PlacedBlock, second: PlacedBlock, were: ReadonlyMap<string, PlacedBlock>): boolean {
	const [was, follower] = [were.get(first.id), were.get(second.id)];
	if (!was || !follower || was.own === first.own || follower.own === second.own) return false;
	const end = ({ node }: PlacedBlock): string => nodeText(node).slice(-EDGE);
	const begin = ({ node }: PlacedBlock): string => nodeText(node).slice(0, EDGE);
	return end(was) !== end(first) && begin(follower) !== begin(second);
}

/** Whose a block is: as much of an entry of `GET /api/v1/pages/{title}/blame` as the margin says. */
export interface BlockHand {
	readonly blockId: string;
	readonly createdIn: number;
	readonly textChangedIn: number;
	readonly citationsChangedIn: number | null;
}

/** Neighbouring pieces of a page of which the margin says the same. */
export interface HandGroup<Host> {
	/** The first piece, beside which the note stands, and the last that it speaks of. */
	readonly first: Host;
	last: Host;
	/** The hands in it, the newest text first, each with how many blocks are theirs. */
	readonly hands: readonly { readonly hand: BlockHand; readonly count: number }[];
}

/** Equal for blocks of which the margin says the same. */
function key({ createdIn, textChangedIn, citationsChangedIn }: BlockHand): string {
	return `${createdIn} ${textChangedIn} ${citationsChangedIn ?? textChangedIn}`;
}

/**
 * Puts together the blocks of each piece of a page (a paragraph, or a whole table), and neighbouring pieces by the
 * same hand. `hostOf` is null for blocks that are not shown.
 */
export function groupByHost<Host>(
	blocks: readonly BlockHand[],
	hostOf: (blockId: string) => Host | null,
): HandGroup<Host>[] {
	const pieces = new Map<Host, Map<string, { hand: BlockHand; count: number }>>();
	for (const hand of blocks) {
		const host = hostOf(hand.blockId);
		if (host === null) continue;
		const piece = pieces.get(host) ?? new Map<string, { hand: BlockHand; count: number }>();
		pieces.set(host, piece);
		const known = piece.get(key(hand));
		if (known) known.count++;
		else piece.set(key(hand), { hand, count: 1 });
	}
	const groups: (HandGroup<Host> & { own: string | null })[] = [];
	for (const [host, piece] of pieces) {
		const [only = null] = piece.size === 1 ? piece.keys() : [];
		const before = groups.at(-1);
		if (only !== null && before?.own === only) before.last = host;
		else {
			const hands = [...piece.values()].sort((a, b) => b.hand.textChangedIn - a.hand.textChangedIn);
			groups.push({ own: only, first: host, last: host, hands });
		}
	}
	return groups.map(({ first, last, hands }) => ({ first, last, hands }));
}

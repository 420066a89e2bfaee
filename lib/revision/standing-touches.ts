import type { BlockBlame, BlockVersion } from "./blame";

/** Whose a block is, and who touched it besides. */
export interface TouchedBlock extends BlockBlame {
	/** The newest edit by a new editor that it goes on from; null where there is none but those that are named anyway. */
	readonly touchedIn: number | null;
}

/** The revisions that are named for a block. */
export function revisionsNamed({ textChangedIn, createdIn, citationsChangedIn, touchedIn }: TouchedBlock): number[] {
	return [textChangedIn, createdIn, citationsChangedIn, touchedIn].filter((id) => id !== null);
}

/** An entry of the log as far as it tells what became of an edit. */
export type TouchedVersion = Pick<
	BlockVersion,
	"blockId" | "revisionId" | "textChangedIn" | "citationsChangedIn" | "wordsFrom" | "passagesFrom"
>;

/** What of a block is followed: its words and its citations go ways of their own. */
const FOLLOWED = ["textChangedIn", "citationsChangedIn"] as const;

interface Place {
	readonly blockId: string;
	/** The newest revision that counts. */
	readonly until: number;
}

/**
 * The newest of some edits from which a block still goes on, or null.
 *
 * Strategy: of the newest version the log says which revision first had these words. They were made from the version of
 * the block before that revision, or from those of the blocks that it was cut or joined from, and so on back. An edit
 * whose words others changed further is on that way. One that was taken back is not, since the words of before lead past
 * it; or its revert is there too, where that had to keep what came between. The same goes for citations.
 *
 * `log` has the versions of each block, oldest first; the blocks that it lacks are added to `missing`. `edits` has each
 * edit in question with the revision that reverted it.
 */
export function findStandingTouch(
	log: ReadonlyMap<string, readonly TouchedVersion[]>,
	edits: ReadonlyMap<number, number | null>,
	start: Place,
	missing: Set<string>,
): number | null {
	const touches = FOLLOWED.flatMap((followed) => {
		const found: number[] = [];
		const passed = new Set<number | null>();
		const seen = new Set<TouchedVersion | string>();
		const open = [start];
		for (let place = open.pop(); place; place = open.pop()) {
			const { blockId, until } = place;
			const versions = log.get(blockId);
			if (!versions) missing.add(blockId);
			const version = versions?.findLast(({ revisionId }) => revisionId <= until);
			const known = version ?? `${blockId} ${until}`;
			if (seen.has(known)) continue;
			seen.add(known);
			if (!version) {
				// Words from before there was the block: they stood in what it was made from.
				for (const from of versions?.[0]?.wordsFrom ?? []) open.push({ blockId: from, until });
				continue;
			}
			const changedIn = version[followed];
			if (changedIn === null) continue;
			passed.add(changedIn);
			if (edits.has(changedIn) && !passed.has(edits.get(changedIn) ?? null)) found.push(changedIn);
			else open.push(...placesBefore(version, changedIn));
		}
		return found;
	});
	return touches.length > 0 ? Math.max(...touches) : null;
}

/** Where that stood which a version changed, or which it has as an earlier revision had it. */
function placesBefore({ blockId, revisionId, wordsFrom, passagesFrom }: TouchedVersion, changedIn: number): Place[] {
	const from = wordsFrom.length > 0 ? wordsFrom : [blockId];
	if (changedIn < revisionId) return from.map((id) => ({ blockId: id, until: changedIn }));
	// A passage that the block itself had before brings back nothing else of that time.
	const passages = passagesFrom.filter((one) => one.blockId !== blockId);
	return [
		...from.map((id) => ({ blockId: id, until: revisionId - 1 })),
		...passages.map(({ blockId: id, takenIn }) => ({ blockId: id, until: takenIn - 1 })),
	];
}

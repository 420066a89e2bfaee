import type { Container } from "../diff/leaf-blocks";
import type { DiffLine, DiffLines } from "../diff/lines";
import { pairByCount } from "../diff/pair-by-count";

interface MovedBlock {
	/** Row of the comparison where it stands now. */
	readonly row: number;
	readonly blockId: string | null;
	/** How its text began and begins. */
	readonly before: string;
	readonly after: string;
}

function containerIds(container: Container): (string | null)[] {
	switch (container.kind) {
		case "list":
			return [container.listId, container.itemId];
		case "cell":
			return [container.tableId, container.rowId, container.cellId];
		case "accounts":
			return [container.blockId, container.accountId];
		default:
			return [container.blockId];
	}
}

/** From the outermost thing a line stands in to its own block. */
function ids({ view }: DiffLine): string[] {
	return [...view.containers.flatMap(containerIds), view.blockId].filter((id) => id !== null);
}

interface Move {
	/** As it was, and as it is. */
	readonly origin: DiffLine | undefined;
	readonly line: DiffLine;
}

/** Lines that moved, in the order in which they stand now; of the pieces of a block the first. */
function moves({ before, after }: DiffLines): Move[] {
	const origins = new Map(before.toReversed().map((line) => [line.pair, line]));
	const pairs = new Set<number>();
	return after.flatMap((line) => {
		if (line.kind !== "moved" || pairs.has(line.pair)) return [];
		pairs.add(line.pair);
		return { origin: origins.get(line.pair), line };
	});
}

/** The ids of what two lines stand in, as far as the one may have become the other. */
function namesakes({ view: was }: DiffLine, { view: is }: DiffLine): (readonly [before: string, after: string])[] {
	const apart = is.containers.findIndex(({ kind }, depth) => was.containers[depth]?.kind !== kind);
	const alike = apart < 0 ? is.containers : is.containers.slice(0, apart);
	const old = was.containers.flatMap(containerIds);
	return alike.flatMap(containerIds).flatMap((id, index) => {
		const earlier = old[index] ?? null;
		return id !== null && earlier !== null && id !== earlier ? [[earlier, id] as const] : [];
	});
}

/**
 * The ids that containers had before, by their new ones, for text whose ids were lost on the way: one that came is the
 * one that is gone where most of what that held moved into it.
 */
function formerIds(moved: readonly Move[], { before, after }: DiffLines): ReadonlyMap<string, string> {
	const seen = moved.flatMap(({ origin, line }) => (origin ? namesakes(origin, line) : []));
	if (seen.length === 0) return new Map();
	const held = count(before.flatMap(ids));
	const standing = new Set(after.flatMap(ids));
	const changed = seen.filter(([was, is]) => !standing.has(was) && !held.has(is));
	const came = count(changed.map((names) => names.join(" ")));
	const most = [...pairByCount(changed)].filter(
		([was, is]) => (came.get(`${was} ${is}`) ?? 0) * 2 > (held.get(was) ?? 0),
	);
	return new Map(most.map(([was, is]) => [is, was]));
}

function count(names: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

/** What moved, each as the largest block that moved as a whole: a list and not its items, with what came into it. */
export function movedBlocks(lines: DiffLines): MovedBlock[] {
	const all = moves(lines);
	if (all.length === 0) return [];
	const former = formerIds(all, lines);
	const stayed = new Set(lines.after.filter(({ kind }) => kind !== "moved" && kind !== "added").flatMap(ids));
	const grown = new Set(lines.after.filter(({ kind }) => kind === "added").flatMap(ids));
	const told = new Set<string>();
	const moved: MovedBlock[] = [];
	for (const { origin, line } of all) {
		const from = new Set(origin && ids(origin));
		// What was made anew around it did not move.
		const wasThere = (id: string) => !grown.has(id) || from.has(former.get(id) ?? id);
		const blockId = ids(line).find((id) => !stayed.has(id) && wasThere(id)) ?? line.view.blockId;
		if (blockId !== null) {
			if (told.has(blockId)) continue;
			told.add(blockId);
		}
		moved.push({ row: line.row, blockId, before: origin?.text ?? "", after: line.text });
	}
	return moved;
}

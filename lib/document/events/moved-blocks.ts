import type { Container } from "../diff/leaf-blocks";
import type { DiffLine, DiffLines } from "../diff/lines";

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

/** What moved, each as the largest block that moved as a whole: a list and not its items, with what came into it. */
export function movedBlocks({ before, after }: DiffLines): MovedBlock[] {
	const stayed = new Set(after.filter(({ kind }) => kind !== "moved" && kind !== "added").flatMap(ids));
	const grown = new Set(after.filter(({ kind }) => kind === "added").flatMap(ids));
	// Of the pieces of a block the first tells.
	const origins = new Map(before.toReversed().map((line) => [line.pair, line]));
	const pairs = new Set<number>();
	const told = new Set<string>();
	const moved: MovedBlock[] = [];
	for (const line of after) {
		if (line.kind !== "moved" || pairs.has(line.pair)) continue;
		pairs.add(line.pair);
		const origin = origins.get(line.pair);
		const from = new Set(origin && ids(origin));
		// What was made anew around it did not move.
		const blockId = ids(line).find((id) => !stayed.has(id) && (!grown.has(id) || from.has(id))) ?? line.view.blockId;
		if (blockId !== null) {
			if (told.has(blockId)) continue;
			told.add(blockId);
		}
		moved.push({ row: line.row, blockId, before: origin?.text ?? "", after: line.text });
	}
	return moved;
}

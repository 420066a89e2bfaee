import { adoptBlockIds, contentKey, newBlockId } from "../block-id";
import { alignSequences } from "../diff/sequence-alignment";
import type { DocumentNode, WikiDocument } from "../schema";
import { type Blocks, indexBlocks, type PlacedBlock, pairedIds, renameBlocks } from "./block-index";
import { type Flow, findFlows } from "./flow";
import { isBlank } from "./sheet";

/** Blocks that their parent holds once at most: two of them are versions of one, whatever their ids. */
const SINGLE: ReadonlySet<string> = new Set(["redirect", "attribution", "accountsQuestion", "accountAnswer"]);

/** Ids of every kind, those of citations included. */
function allIds(document: WikiDocument): Set<string> {
	const ids = new Set<string>();
	renameBlocks(document, (id) => {
		if (id !== null) ids.add(id);
		return id;
	});
	return ids;
}

/**
 * The version with the ids of the base on blocks that lost theirs on the way, known by likeness: cut and pasted,
 * or sent by a client without ids. Blocks with no counterpart keep their own, and so does what was split off another.
 */
export function recogniseBlocks(version: WikiDocument, base: WikiDocument, effort?: number): WikiDocument {
	const known = allIds(base);
	const present = allIds(version);
	const unknown = [...present].filter((id) => !known.has(id));
	if (unknown.length === 0 || [...known].every((id) => present.has(id))) return version;
	const [before, after] = [indexBlocks(base), indexBlocks(version)];
	const flows = findFlows(before, after, effort);
	const names = successors(flows, before, after);
	const succeeded = new Set(names.values());
	const isThere = (id: string): boolean => after.has(id) || succeeded.has(id);
	const splitOff = new Set(flows.flatMap(({ from, to }) => (isThere(from.id) ? [to.id] : [])));
	const joined = new Set(flows.flatMap(({ from, to }) => (before.has(to.id) ? [from.id] : [])));
	const originals: (string | null)[] = [];
	const stripped = renameBlocks(version, (id) => {
		originals.push(id);
		if (id === null) return null;
		return names.get(id) ?? (known.has(id) || splitOff.has(id) ? id : null);
	});
	const adopted = adoptBlockIds(stripped, base, newBlockId);
	let place = 0;
	const found = new Map<string, string>();
	renameBlocks(adopted, (id) => {
		found.set(originals[place++] ?? "", id ?? "");
		return id;
	});
	const others = otherLines(before, after, found);
	let index = 0;
	return renameBlocks(adopted, (id) => {
		const original = originals[index++] ?? null;
		const isRecognised = id !== null && known.has(id) && !joined.has(id) && !others.has(original ?? "");
		return isRecognised ? id : original;
	});
}

/**
 * Ids of new rows and cells in tables that are older, with all in them, which are not exactly what was taken away: two
 * rows of figures may be as like as two rows can be and tell of different things.
 */
function otherLines(before: Blocks, after: Blocks, names: ReadonlyMap<string, string>): Set<string> {
	const others = new Set<string>();
	for (const { id, node, parent } of after.values()) {
		const isCell = node.type === "tableCell" || node.type === "tableHeader";
		if (before.has(id) || (!isCell && node.type !== "tableRow")) continue;
		const was = before.get(names.get(id) ?? "");
		const isSame = was && !isBlank(node) && contentKey(was.node) === contentKey(node);
		const isInPlace = !isCell || was?.parent === (names.get(parent) ?? parent);
		const isOther = others.has(parent) || (before.has(parent) && !(isSame && isInPlace));
		if (isOther) for (const [own] of pairedIds(node, node)) others.add(own);
	}
	return others;
}

/** By added blocks the removed ones whose words they have: each is the largest part of the other, and there is no other. */
function successors(flows: readonly Flow[], before: Blocks, after: Blocks): Map<string, string> {
	const pieces = new Set(flows.flatMap(({ from, to }) => (after.has(from.id) ? [to] : [])));
	const parts = new Set(flows.flatMap(({ from, to }) => (before.has(to.id) ? [from] : [])));
	const names = new Map<string, string>();
	const taken = new Set<string>();
	for (const { from, to } of flows) {
		if (pieces.has(to) || parts.has(from) || after.has(from.id) || before.has(to.id)) continue;
		if (names.has(to.id) || taken.has(from.id)) continue;
		names.set(to.id, from.id);
		taken.add(from.id);
	}
	return names;
}

/**
 * `mine` with the ids of `theirs` on what both put into the same place: equal blocks, which are then taken once, and
 * blocks of which there can be only one.
 */
export function recogniseSameInsertions(base: WikiDocument, mine: WikiDocument, theirs: WikiDocument): WikiDocument {
	const [known, own, other] = [indexBlocks(base), indexBlocks(mine), indexBlocks(theirs)];
	const [ofBase, ofMine, ofTheirs] = [base, mine, theirs].map(allIds);
	const isNew = (id: string, elsewhere?: ReadonlySet<string>) => !ofBase?.has(id) && !elsewhere?.has(id);
	const names = new Map<string, string>();
	const taken = new Set<string>();
	const rename = (from: string, to: string): void => {
		// What only one of them recognises is a block of the base that it moved, and keeps its name.
		if (names.has(from) || taken.has(to) || !isNew(from, ofTheirs) || !isNew(to, ofMine)) return;
		names.set(from, to);
		taken.add(to);
	};
	const inLines: CellPair[] = [];
	for (const [id, block] of own) {
		const counterpart = other.get(id);
		if (!counterpart || block.children.length === 0 || counterpart.children.length === 0) continue;
		const insertions = newChildren(counterpart.children, other, known, own);
		for (const [gap, nodes] of newChildren(block.children, own, known, other)) {
			const pairs = samePairs(nodes, insertions.get(gap) ?? []);
			if (block.node.type !== "tableRow") for (const [from, to] of pairs.flat()) rename(from, to);
			else inLines.push(...pairs.flatMap((ids) => cellPair(ids, block, counterpart)));
		}
	}
	for (const [from, to] of sameColumnPairs(inLines, own, other)) rename(from, to);
	for (const [from, to] of singlePairs(known, own, other)) rename(from, to);
	return names.size === 0 ? mine : renameBlocks(mine, (id) => (id === null ? null : (names.get(id) ?? id)));
}

/** Children that only this side has, by the last child before them that is older. */
function newChildren(children: readonly string[], blocks: Blocks, known: Blocks, other: Blocks) {
	const gaps = new Map<string, DocumentNode[]>();
	let gap = "";
	for (const id of children) {
		const node = blocks.get(id)?.node;
		if (known.has(id)) gap = id;
		else if (node && !other.has(id)) {
			const nodes = gaps.get(gap);
			if (nodes) nodes.push(node);
			else gaps.set(gap, [node]);
		}
	}
	return gaps;
}

/** Of each pair of equal blocks the pairs of their ids, the block's own first. */
function samePairs(mine: readonly DocumentNode[], theirs: readonly DocumentNode[]): [string, string][][] {
	if (theirs.length === 0) return [];
	const [keys, others] = [mine.map(contentKey), theirs.map(contentKey)];
	// Of several ways to pair them the same one must be found whoever's come first.
	const inOrder = JSON.stringify(keys) <= JSON.stringify(others);
	const [first, second] = inOrder ? [keys, others] : [others, keys];
	const numbers = new Map([...first, ...second].map((key, index) => [key, index]));
	const number = (key: string): number => numbers.get(key) ?? -1;
	const partner = alignSequences(first.map(number), second.map(number));
	return [...partner].flatMap((other, index) => {
		const [node, same] = inOrder ? [mine[index], theirs[other]] : [mine[other], theirs[index]];
		return node && same ? [pairedIds(node, same)] : [];
	});
}

/** Equal cells that both put into one row. */
interface CellPair {
	readonly table: string;
	/** Their numbers in the row on either side. */
	readonly columns: string;
	readonly ids: readonly [string, string][];
}

function cellPair(ids: readonly [string, string][], row: PlacedBlock, other: PlacedBlock): CellPair[] {
	const cells = ids.find(([from, to]) => row.children.includes(from) && other.children.includes(to));
	if (!cells) return [];
	const columns = `${row.children.indexOf(cells[0])} ${other.children.indexOf(cells[1])}`;
	return [{ table: row.parent, columns, ids }];
}

/** Those of columns that are the same in every row that both have: one figure in two columns tells nothing. */
function sameColumnPairs(cells: readonly CellPair[], mine: Blocks, theirs: Blocks): [string, string][] {
	const columns = new Map<string, CellPair[]>();
	for (const cell of cells) {
		const key = `${cell.table} ${cell.columns}`;
		const pairs = columns.get(key);
		if (pairs) pairs.push(cell);
		else columns.set(key, [cell]);
	}
	return [...columns.values()].flatMap((pairs) => {
		const table = pairs[0]?.table ?? "";
		const others = new Set(theirs.get(table)?.children);
		const rows = mine.get(table)?.children.filter((row) => others.has(row)) ?? [];
		const isSame = pairs.length === rows.length && !areApart(pairs, { mine, theirs });
		return isSame ? pairs.flatMap(({ ids }) => ids) : [];
	});
}

/** Whether columns of which the rows that both have hold nothing were written into, by either side in rows of its own. */
function areApart(pairs: readonly CellPair[], { mine, theirs }: { mine: Blocks; theirs: Blocks }): boolean {
	const [first] = pairs;
	if (!first || pairs.some(({ ids }) => ids.some(([id]) => !isBlankBlock(mine.get(id))))) return false;
	const writes = (own: Blocks, other: Blocks, column: number): boolean => {
		const added = own.get(first.table)?.children.filter((row) => !other.has(row)) ?? [];
		return added.some((row) => !isBlankBlock(own.get(own.get(row)?.children[column] ?? "")));
	};
	const [column = 0, otherColumn = 0] = first.columns.split(" ").map(Number);
	return writes(mine, theirs, column) || writes(theirs, mine, otherColumn);
}

function isBlankBlock(block: PlacedBlock | undefined): boolean {
	return block === undefined || isBlank(block.node);
}

function singlePairs(known: Blocks, mine: Blocks, theirs: Blocks): [string, string][] {
	const pairs: [string, string][] = [];
	const found = new Map<string, string>();
	const isNew = (id: string, other: Blocks): boolean => !known.has(id) && !other.has(id);
	for (const { id, parent, node } of theirs.values()) {
		if (SINGLE.has(node.type) && isNew(id, mine)) found.set(`${parent} ${node.type}`, id);
	}
	for (const { id, parent, node } of mine.values()) {
		const other = SINGLE.has(node.type) && isNew(id, theirs) ? found.get(`${parent} ${node.type}`) : undefined;
		if (other !== undefined) pairs.push([id, other]);
	}
	return pairs;
}

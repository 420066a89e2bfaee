import type { DiffRow, DocumentDiff } from "../diff";
import { type DocumentEvent, eventsOfDiff } from "../events";
import { newTargets } from "../events/retargeted-links";
import type { Container } from "./leaf-blocks";
import { cutOf, type DiffUnit, diffUnits, foldUnits } from "./units";

/** A stretch of a comparison to show or to fold. */
export interface ShownStretch {
	readonly folded: boolean;
	/** None where an unchanged stretch is too long to be sent along. */
	readonly units: readonly DiffUnit[];
	/** Units in it, sent along or not. */
	readonly count: number;
}

/** A comparison as a page shows it: what happened, and the stretches to show and to fold. Plain data. */
export interface PresentedDiff {
	readonly events: readonly DocumentEvent[];
	/** Changes that can be stepped through; 0 where a reader would see no difference. */
	readonly changes: number;
	readonly counts: Readonly<Record<CountedKind, number>>;
	readonly stretches: readonly ShownStretch[];
	/** The first and the last change shown: a long comparison has several pages. Both 0 where there is none. */
	readonly shown: { readonly first: number; readonly last: number };
	/** The element in which each block of either side is found, by its id and those of what it stands in. */
	readonly anchors: ReadonlyMap<string, string>;
	/** The rows at the other ends of moves, by their position. */
	readonly ends: ReadonlyMap<number, { readonly row: DiffRow; readonly anchor: string }>;
}

export type CountedKind = "changed" | "formatting" | "added" | "removed" | "moved" | "split" | "joined";

/** What one page shows at most, in characters of changed and of folded text, and in changes. */
export interface PresentLimits {
	readonly shown: number;
	readonly folded: number;
	readonly changes: number;
}

const PAGE_LIMITS: PresentLimits = { shown: 100_000, folded: 50_000, changes: 500 };

/**
 * Prepares a comparison for a page, from the change after `skip` on. Its cost for the page is bounded, however long
 * the documents are.
 */
export function presentDiff(
	diff: DocumentDiff,
	{ skip = 0, limits = PAGE_LIMITS }: { skip?: number; limits?: PresentLimits } = {},
): PresentedDiff {
	const all = diffUnits(diff.rows);
	const changes = all.reduce((count, { number }) => count + (number === null ? 0 : 1), 0);
	const start = all.findIndex(({ number }) => number !== null && number > skip);
	const units = skip === 0 ? all : start === -1 ? [] : all.slice(start);
	const first = start === -1 ? 0 : skip + 1;
	const stretches: ShownStretch[] = [];
	let [shown, folded, last] = [0, 0, start === -1 ? 0 : skip];
	for (const { folded: isFolded, units: own } of foldUnits(units)) {
		if (isFolded) {
			folded += own.reduce((sum, unit) => sum + length(unit), 0);
			stretches.push({ folded: true, units: folded > limits.folded ? [] : own, count: own.length });
			continue;
		}
		const taken: DiffUnit[] = [];
		for (const unit of own) {
			if (unit.number !== null && last > skip && (shown >= limits.shown || last - skip >= limits.changes)) break;
			shown += length(unit);
			last = unit.number ?? last;
			taken.push(unit);
		}
		if (taken.length > 0) stretches.push({ folded: false, units: taken, count: taken.length });
		if (taken.length < own.length) break;
	}
	const sent = stretches.flatMap((stretch) => stretch.units);
	return {
		events: eventsOfDiff(diff),
		changes,
		counts: countKinds(all),
		stretches,
		shown: { first, last },
		...places(sent, diff.rows),
	};
}

/** The id of a unit's element. */
export function unitAnchor({ number, position }: DiffUnit): string {
	return number === null ? `block-${position}` : `change-${number}`;
}

function length({ rows }: DiffUnit): number {
	let sum = 0;
	for (const { segments } of rows) {
		for (const { before, after } of segments) {
			for (const { text } of before) sum += text?.length ?? 1;
			for (const { text } of after) sum += text?.length ?? 1;
		}
	}
	return sum;
}

/** What became of the units that count as a change, which the numbers add up to. */
function countKinds(units: readonly DiffUnit[]): Record<CountedKind, number> {
	const counts = { changed: 0, formatting: 0, added: 0, removed: 0, moved: 0, split: 0, joined: 0 };
	for (const { rows, number } of units) if (number !== null) counts[kindOf(rows)]++;
	return counts;
}

function kindOf(rows: readonly DiffRow[]): CountedKind {
	const changed = rows.filter(({ kind }) => kind !== "unchanged");
	// A piece that went elsewhere by itself is told as moved.
	const cut = changed.flatMap((row) => (row.kind === "moved" && row.cut?.part !== 0 ? [] : (cutOf(row) ?? [])))[0];
	if (cut) return cut.kind;
	const kinds = new Set(rows.map(({ kind }) => kind));
	for (const kind of ["added", "removed", "moved"] as const) if (kinds.size === 1 && kinds.has(kind)) return kind;
	return changed.every(isReformatted) ? "formatting" : "changed";
}

/** Whether only the look of its words changed: a link that leads elsewhere says something else. */
function isReformatted({ kind, aspects, segments }: DiffRow): boolean {
	const isLook = kind === "changed" && aspects.every((aspect) => aspect === "formatting");
	return isLook && !segments.some((segment) => newTargets(segment).length > 0);
}

function containerIds(container: Container): (string | null)[] {
	return Object.entries(container).flatMap(([name, value]) => (name.endsWith("Id") ? [value as string | null] : []));
}

function places(units: readonly DiffUnit[], rows: readonly DiffRow[]): Pick<PresentedDiff, "anchors" | "ends"> {
	const anchors = new Map<string, string>();
	const ends = new Map<number, { row: DiffRow; anchor: string }>();
	const note = (id: string | null, anchor: string): void => {
		if (id !== null && !anchors.has(id)) anchors.set(id, anchor);
	};
	// Where a block stands now comes before where it stood.
	for (const side of ["after", "before"] as const) {
		for (const unit of units) {
			const anchor = unitAnchor(unit);
			for (const row of unit.rows) {
				const view = row[side];
				if (!view || !unit.changed) continue;
				note(view.blockId, anchor);
				for (const id of view.containers.flatMap(containerIds)) note(id, anchor);
			}
		}
	}
	for (const unit of units) {
		for (const [index, row] of unit.rows.entries()) {
			if (row.kind === "moved") ends.set(unit.position + index, { row, anchor: unitAnchor(unit) });
		}
	}
	// An end that is not shown still tells what the block was.
	for (const { row } of [...ends.values()]) {
		const other = row.kind === "moved" ? rows[row.counterpart] : undefined;
		if (row.kind === "moved" && other && !ends.has(row.counterpart))
			ends.set(row.counterpart, { row: other, anchor: "" });
	}
	return { anchors, ends };
}

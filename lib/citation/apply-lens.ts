/**
 * What a document looks like through a lens.
 *
 * Strategy: a part folds with its neighbours where all its passages are hidden, so that a list, quotation or table of
 * which nothing is left folds as one; else its parts are looked at in the same way. Cells never fold, for the table
 * would fall apart, but what they hold does; rows that a cell spans fold together or not at all. Headings always stay,
 * so that the contents never lie.
 */
import type { Arrangement, Fold } from "@/lib/document/arrangement";
import type { DocumentNode } from "@/lib/document/schema";
import type { RegisteredSource, Tier } from "@/lib/source/source";
import { type CitedSources, standingSource } from "./cited-works";
import { foldLabel, moreAccountsLabel } from "./fold-label";
import { isHidden, judgePassage, type Lens, type Placement, type UncitedRule, type Verdict } from "./lens";
import { type ContainerPart, isPassage, type Part, passagesOf } from "./passages";

export interface LensView {
	readonly arrangement: Arrangement;
	/** Passages folded below each heading, by the id of the heading's block; the lead under "". */
	readonly hidden: ReadonlyMap<string, number>;
}

interface Reading {
	readonly sources: CitedSources;
	readonly tiers: readonly Tier[];
	readonly lens: Lens;
	readonly uncited: UncitedRule;
}

const MARKS: Readonly<Partial<Record<Verdict, string>>> = {
	uncited: "no source",
	unplaced: "no continuity tier yet",
};
const CELLS: ReadonlySet<string> = new Set(["tableCell", "tableHeader"]);
/** What cannot carry a mark of its own; its parts do. */
const UNMARKED: ReadonlySet<string> = new Set([...CELLS, "tableRow"]);

/** How many passages of a document rest on something and stand in a lens. */
export function countShown(parts: readonly Part[], reading: Pick<Reading, "sources" | "tiers" | "lens">): number {
	const placement = placementOf(reading);
	const verdicts = parts.flatMap(passagesOf).map((passage) => judgePassage(passage, placement, reading.lens));
	return verdicts.filter((verdict) => verdict === "inside" || verdict === "unplaced").length;
}

/** What of a document, given with its parts, is folded and marked for readers who chose a lens. */
export function applyLens(document: DocumentNode, parts: readonly Part[], reading: Reading): LensView {
	const arranger = new Arranger(reading);
	const hidden = new Map<string, number>();
	const headings = new Map(
		(document.content ?? []).flatMap(({ type, attrs }, place) =>
			type === "heading" ? [[place, String(attrs?.id ?? "")] as const] : [],
		),
	);
	let section = "";
	let next = 0;
	for (const part of parts) {
		for (; next < part.place; next++) section = headings.get(next) ?? section;
		const count = arranger.countHidden(part);
		if (count > 0) hidden.set(section, (hidden.get(section) ?? 0) + count);
	}
	return { arrangement: arranger.arrange(parts), hidden };
}

class Arranger {
	private readonly registry: Placement & { sourceOf(id: number): RegisteredSource | null };
	private readonly verdicts = new Map<Part, ReadonlySet<Verdict>>();

	constructor(private readonly reading: Reading) {
		this.registry = {
			...placementOf(reading),
			sourceOf: (id) => standingSource(reading.sources, id),
		};
	}

	countHidden(part: Part): number {
		if (!isPassage(part)) return part.parts.reduce((sum, one) => sum + this.countHidden(one), 0);
		return this.isHidden(part) ? 1 : 0;
	}

	arrange(parts: readonly Part[], foldable: (part: Part) => boolean = () => true): Arrangement {
		const folds: { places: number[]; parts: Part[] }[] = [];
		const marks = new Map<number, string>();
		const inside = new Map<number, Arrangement>();
		for (const part of parts) {
			if (this.isHidden(part) && foldable(part)) {
				const last = folds.at(-1);
				if (last?.places.at(-1) === part.place - 1) {
					last.places.push(part.place);
					last.parts.push(part);
				} else folds.push({ places: [part.place], parts: [part] });
				continue;
			}
			const mark = this.markOf(part);
			if (mark !== null && !UNMARKED.has(part.node.type)) marks.set(part.place, mark);
			else if (!isPassage(part)) inside.set(part.place, this.arrangeInside(part));
		}
		return {
			folds: folds.map((fold) => ({ places: fold.places, label: foldLabel(fold.parts, this.registry) })),
			marks,
			inside,
		};
	}

	private arrangeInside(part: ContainerPart): Arrangement {
		const { node, parts } = part;
		if (node.type === "accounts") return this.arrangeAccounts(parts);
		if (node.type === "table") {
			const blocked = unfoldableRows(
				node,
				new Set(parts.filter((row) => this.isHidden(row)).map(({ place }) => place)),
			);
			return this.arrange(parts, ({ place }) => !blocked.has(place));
		}
		if (node.type === "tableRow") return this.arrange(parts, () => false);
		if (CELLS.has(node.type) && this.isHidden(part)) {
			const places = (node.content ?? []).map((_, place) => place);
			return { folds: [{ places, label: foldLabel(parts, this.registry) }], marks: new Map(), inside: new Map() };
		}
		return this.arrange(parts);
	}

	/** Accounts that are hidden share one line below the others, wherever they stood. */
	private arrangeAccounts(parts: readonly Part[]): Arrangement {
		const hidden = parts.filter((account) => this.isHidden(account));
		const shown = this.arrange(parts.filter((account) => !this.isHidden(account)));
		const fold: Fold = { places: hidden.map(({ place }) => place), label: moreAccountsLabel(hidden, this.registry) };
		return { ...shown, folds: hidden.length > 0 ? [fold] : [] };
	}

	private isHidden(part: Part): boolean {
		const { lens, uncited } = this.reading;
		return [...this.verdictsOf(part)].every((verdict) => isHidden(verdict, lens, uncited));
	}

	/** What a part is marked with where all its passages are alike. */
	private markOf(part: Part): string | null {
		if (this.reading.lens.key === null) return null;
		const [verdict, ...others] = this.verdictsOf(part);
		return verdict !== undefined && others.length === 0 ? (MARKS[verdict] ?? null) : null;
	}

	private verdictsOf(part: Part): ReadonlySet<Verdict> {
		const known = this.verdicts.get(part);
		if (known) return known;
		const verdicts = isPassage(part)
			? new Set([judgePassage(part.passage, this.registry, this.reading.lens)])
			: new Set(part.parts.flatMap((one) => [...this.verdictsOf(one)]));
		this.verdicts.set(part, verdicts);
		return verdicts;
	}
}

function placementOf({ sources, tiers }: Pick<Reading, "sources" | "tiers">): Placement {
	return {
		tiers: new Map(tiers.map((tier) => [tier.key, tier])),
		tierOf: (id) => standingSource(sources, id)?.tier,
	};
}

/** Rows that stay though they are hidden: heads, and those that a cell ties to a row that stays. */
function unfoldableRows({ content: rows = [] }: DocumentNode, hidden: ReadonlySet<number>): ReadonlySet<number> {
	const blocked = new Set<number>();
	for (let from = 0; from < rows.length; ) {
		let end = from + 1;
		for (let place = from; place < end && place < rows.length; place++) {
			for (const { attrs } of rows[place]?.content ?? []) {
				if (typeof attrs?.rowspan === "number") end = Math.max(end, Math.min(rows.length, place + attrs.rowspan));
			}
		}
		const places = Array.from({ length: end - from }, (_, index) => from + index);
		const stays = places.some(
			(place) => !hidden.has(place) || rows[place]?.content?.every(({ type }) => type === "tableHeader"),
		);
		if (stays) for (const place of places) blocked.add(place);
		from = end;
	}
	return blocked;
}

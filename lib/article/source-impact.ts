import "server-only";
import { type CitedSources, standingSource } from "@/lib/citation/cited-works";
import { findLens, judgePassage, type Lens, listLenses, type Placement } from "@/lib/citation/lens";
import type { Passage } from "@/lib/citation/passages";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { getSettings } from "@/lib/setting/queries";
import { listTiers, sourcesByIds } from "@/lib/source/queries";
import type { Tier } from "@/lib/source/source";

/** How much stands on an entry of the registry. */
export interface SourceImpact {
	readonly citations: number;
	readonly pages: number;
}

/** What a view of the readers loses and gains by a change: passages that their lens begins or ceases to hide. */
export interface ViewShift {
	/** What readers know the view by: "Televised canon only". */
	readonly view: string;
	readonly leaving: number;
	readonly entering: number;
}

export interface ChangeImpact extends SourceImpact {
	/** The views that change. */
	readonly views: readonly ViewShift[];
}

type Entry = { readonly id: number } | { readonly seriesId: number };

/** Counts the standing citations of a work, or of all works of a series, those of entries merged into them too. */
export async function countSourceImpact(viewer: Actor, of: Entry): Promise<SourceImpact> {
	const works = await worksLeadingTo(of);
	const rows = await db.citation.groupBy({
		by: ["pageId"],
		where: { sourceId: { in: [...works.keys()] }, removedInId: null, page: visiblePages(viewer) },
		_count: { id: true },
	});
	return { citations: rows.reduce((total, { _count }) => total + _count.id, 0), pages: rows.length };
}

/**
 * The same, and which passages would leave or enter a view if the entry had this tier. The tier of a series moves
 * those of its works that have none of their own.
 */
export async function foreseeTier(viewer: Actor, of: Entry, tierKey: string | null): Promise<ChangeImpact> {
	const [impact, works, tiers] = await Promise.all([
		countSourceImpact(viewer, of),
		worksLeadingTo(of),
		listTiers(viewer),
	]);
	const moving = new Set([...works].filter(([, hasOwnTier]) => "id" in of || !hasOwnTier).map(([id]) => id));
	const tier = tiers.find(({ key }) => key === tierKey) ?? null;
	const { lensSets } = await getSettings();
	const lenses = listLenses(tiers, lensSets);
	const passages = await countPassages(viewer, [...moving]);
	const before = await placementOf(viewer, passages, tiers);
	return {
		...impact,
		views: compareViews(
			passages,
			lenses.map((lens) => [lens, lens]),
			before,
			{ ...before, tierOf: (id) => (moving.has(id) ? tier : before.tierOf(id)) },
		),
	};
}

/** Which passages of the whole wiki would leave or enter a view if the tiers stood in this order. */
export async function foreseeTierOrder(viewer: Actor, keys: readonly string[]): Promise<readonly ViewShift[]> {
	const [tiers, { lensSets }] = await Promise.all([listTiers(viewer), getSettings()]);
	const after = keys.flatMap((key) => tiers.find((tier) => tier.key === key) ?? []);
	const [everything, ...views] = listLenses(tiers, lensSets);
	// The widest tier has no view of its own: its key shows everything.
	const pairs = listLenses(after, lensSets).flatMap((lens): (readonly [Lens, Lens])[] => {
		const before = findLens(views, lens.key) ?? everything;
		return before ? [[before, lens]] : [];
	});
	const passages = await countPassages(viewer, null);
	const before = await placementOf(viewer, passages, tiers);
	return compareViews(passages, pairs, before, { ...before, tiers: byKey(after) });
}

/** The works themselves and all that were merged into them; true for those with a tier of their own. */
export async function worksLeadingTo(of: Entry): Promise<Map<number, boolean>> {
	const works = await db.source.findMany({
		where: "id" in of ? of : { ...of, mergedIntoId: null },
		select: { id: true, tierKey: true },
	});
	const own = new Map(works.map(({ id, tierKey }) => [id, tierKey !== null]));
	for (let asked = [...own.keys()]; asked.length > 0; ) {
		const merged = await db.source.findMany({
			where: { mergedIntoId: { in: asked } },
			select: { id: true, mergedIntoId: true },
		});
		for (const { id, mergedIntoId } of merged) own.set(id, own.get(mergedIntoId ?? 0) ?? false);
		asked = merged.map(({ id }) => id);
	}
	return own;
}

/** Passages that lenses cannot tell apart, and how many there are. */
interface AlikePassages extends Passage {
	readonly count: number;
}

/** Counts the passages that cite one of `citing`, or all, by what decides about them. */
async function countPassages(viewer: Actor, citing: readonly number[] | null): Promise<AlikePassages[]> {
	const rows = await db.pagePassage.groupBy({
		by: ["sourceIds", "continuity"],
		where: { page: visiblePages(viewer), ...(citing && { sourceIds: { hasSome: [...citing] } }) },
		_count: true,
	});
	return rows.map(({ sourceIds, continuity, _count }) => ({ sourceIds: sourceIds ?? [], continuity, count: _count }));
}

async function placementOf(viewer: Actor, passages: readonly Passage[], tiers: readonly Tier[]): Promise<Placement> {
	const ids = new Set(passages.flatMap(({ sourceIds }) => sourceIds));
	const sources: CitedSources = await sourcesByIds(viewer, [...ids]);
	return { tiers: byKey(tiers), tierOf: (id) => standingSource(sources, id)?.tier };
}

function byKey(tiers: readonly Tier[]): ReadonlyMap<string, Tier> {
	return new Map(tiers.map((tier) => [tier.key, tier]));
}

function compareViews(
	passages: readonly AlikePassages[],
	views: readonly (readonly [before: Lens, after: Lens])[],
	before: Placement,
	after: Placement,
): ViewShift[] {
	return views.flatMap(([lensBefore, lensAfter]) => {
		let [leaving, entering] = [0, 0];
		for (const passage of passages) {
			const wasOutside = judgePassage(passage, before, lensBefore) === "outside";
			const isOutside = judgePassage(passage, after, lensAfter) === "outside";
			if (!wasOutside && isOutside) leaving += passage.count;
			if (wasOutside && !isOutside) entering += passage.count;
		}
		return leaving + entering > 0 ? [{ view: lensAfter.name, leaving, entering }] : [];
	});
}

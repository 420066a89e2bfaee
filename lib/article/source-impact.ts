import "server-only";
import { type CitedSources, standingSource } from "@/lib/citation/cited-works";
import { findLens, isInside, type Lens, listLenses } from "@/lib/citation/lens";
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

/** What a view of the readers loses and gains by a change. A passage is a block with at least one citation. */
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
	const passages = await readPassages(viewer, [...moving]);
	const tierOf = await readTiers(viewer, passages);
	return {
		...impact,
		views: compareViews(
			passages,
			lenses.map((lens) => [lens, lens]),
			(id) => tierOf(id),
			(id) => (moving.has(id) ? tier : tierOf(id)),
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
	const passages = await readPassages(viewer, null);
	const tierOf = await readTiers(viewer, passages);
	return compareViews(passages, pairs, tierOf, tierOf);
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

/** The works that each passage cites, of those passages that cite one of `citing`; null means all. */
async function readPassages(viewer: Actor, citing: readonly number[] | null): Promise<number[][]> {
	const standing = { removedInId: null, page: visiblePages(viewer) } as const;
	const asked =
		citing &&
		(await db.citation.groupBy({
			by: ["pageId", "blockId"],
			where: { ...standing, sourceId: { in: [...citing] } },
		}));
	const rows = await db.citation.groupBy({
		by: ["pageId", "blockId", "sourceId"],
		where: { ...standing, ...(asked && { pageId: { in: [...new Set(asked.map(({ pageId }) => pageId))] } }) },
	});
	const wanted = asked && new Set(asked.map(({ pageId, blockId }) => `${pageId} ${blockId}`));
	const passages = new Map<string, number[]>();
	for (const { pageId, blockId, sourceId } of rows) {
		const place = `${pageId} ${blockId}`;
		if (wanted && !wanted.has(place)) continue;
		passages.set(place, [...(passages.get(place) ?? []), sourceId]);
	}
	return [...passages.values()];
}

async function readTiers(viewer: Actor, passages: readonly number[][]): Promise<(id: number) => Tier | null> {
	const sources: CitedSources = await sourcesByIds(viewer, passages.flat());
	return (id) => standingSource(sources, id)?.tier ?? null;
}

function compareViews(
	passages: readonly number[][],
	views: readonly (readonly [before: Lens, after: Lens])[],
	tierBefore: (id: number) => Tier | null,
	tierAfter: (id: number) => Tier | null,
): ViewShift[] {
	return views.flatMap(([before, after]) => {
		let [leaving, entering] = [0, 0];
		for (const works of passages) {
			const wasInside = works.some((id) => isInside(before, tierBefore(id)));
			const staysInside = works.some((id) => isInside(after, tierAfter(id)));
			if (wasInside && !staysInside) leaving++;
			if (!wasInside && staysInside) entering++;
		}
		return leaving + entering > 0 ? [{ view: after.name, leaving, entering }] : [];
	});
}

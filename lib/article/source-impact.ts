import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";

/** What a change to an entry of the registry touches. */
export interface SourceImpact {
	readonly passages: number;
	readonly pages: number;
	/** Those of works without a tier of their own: they follow the tier of the series. */
	readonly following: number;
}

/** Counts the standing citations of a work, or of all works of a series, those of entries merged into them too. */
export async function countSourceImpact(
	viewer: Actor,
	of: { readonly id: number } | { readonly seriesId: number },
): Promise<SourceImpact> {
	const works = await db.source.findMany({ where: { ...of, mergedIntoId: null }, select: { id: true, tierKey: true } });
	const own = new Map(works.map(({ id, tierKey }) => [id, tierKey !== null]));
	for (let asked = [...own.keys()]; asked.length > 0; ) {
		const merged = await db.source.findMany({
			where: { mergedIntoId: { in: asked } },
			select: { id: true, mergedIntoId: true },
		});
		for (const { id, mergedIntoId } of merged) own.set(id, own.get(mergedIntoId ?? 0) ?? false);
		asked = merged.map(({ id }) => id);
	}
	const rows = await db.citation.groupBy({
		by: ["pageId", "sourceId"],
		where: { sourceId: { in: [...own.keys()] }, removedInId: null, page: visiblePages(viewer) },
		_count: { id: true },
	});
	const sum = (some: typeof rows) => some.reduce((total, { _count }) => total + _count.id, 0);
	return {
		passages: sum(rows),
		pages: new Set(rows.map(({ pageId }) => pageId)).size,
		following: sum(rows.filter(({ sourceId }) => !own.get(sourceId))),
	};
}

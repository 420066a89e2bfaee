import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { listTiers } from "@/lib/source/queries";
import { SOURCE_KINDS, type SourceKind, type Tier } from "@/lib/source/source";
import { kindOf } from "@/lib/source/stored-source";

/** Works of one tier and kind, and how often articles cite them. */
export interface RegistryCount {
	/** Null for works without a tier. */
	readonly tier: Tier | null;
	readonly kind: SourceKind;
	readonly works: number;
	readonly citations: number;
}

/**
 * Counts works and their standing citations by tier and kind, from the innermost tier out: of the whole registry or
 * of one series. Citations of a merged entry count for the work that stands for it.
 */
export async function countRegistry(viewer: Actor, of: { seriesId?: number } = {}): Promise<RegistryCount[]> {
	const [tiers, rows] = await Promise.all([
		listTiers(viewer),
		db.source.findMany({
			where: of.seriesId === undefined ? {} : { OR: [of, { mergedIntoId: { not: null } }] },
			select: {
				id: true,
				kind: true,
				seriesId: true,
				tierKey: true,
				mergedIntoId: true,
				series: { select: { tierKey: true } },
			},
		}),
	]);
	const byId = new Map(rows.map((row) => [row.id, row]));
	const standingOf = (id: number) => {
		let row = byId.get(id);
		while (row && row.mergedIntoId !== null) row = byId.get(row.mergedIntoId);
		return row && (of.seriesId === undefined || row.seriesId === of.seriesId) ? row : null;
	};
	const cited = await db.citation.groupBy({
		by: ["sourceId"],
		where: {
			...(of.seriesId !== undefined && { sourceId: { in: [...byId.keys()] } }),
			removedInId: null,
			page: visiblePages(viewer),
		},
		_count: { id: true },
	});
	const citations = new Map<number, number>();
	for (const { sourceId, _count } of cited) {
		const work = standingOf(sourceId);
		if (work) citations.set(work.id, (citations.get(work.id) ?? 0) + _count.id);
	}
	const counts = new Map<string, { tierKey: string | null; kind: SourceKind; works: number; citations: number }>();
	for (const row of rows) {
		if (row.mergedIntoId !== null) continue;
		const tierKey = row.tierKey ?? row.series?.tierKey ?? null;
		const kind = kindOf(row.kind);
		const count = counts.get(`${tierKey} ${kind}`) ?? { tierKey, kind, works: 0, citations: 0 };
		counts.set(`${tierKey} ${kind}`, count);
		count.works++;
		count.citations += citations.get(row.id) ?? 0;
	}
	return [...counts.values()]
		.map(
			({ tierKey, ...count }): RegistryCount => ({ ...count, tier: tiers.find(({ key }) => key === tierKey) ?? null }),
		)
		.sort(
			(a, b) =>
				(a.tier?.rank ?? tiers.length + 1) - (b.tier?.rank ?? tiers.length + 1) ||
				SOURCE_KINDS.indexOf(a.kind) - SOURCE_KINDS.indexOf(b.kind),
		);
}

import "server-only";
import { standingSource } from "@/lib/citation/cited-works";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { visiblePages } from "@/lib/revision/visibility";
import { sourcesByIds } from "@/lib/source/queries";
import { SOURCE_KINDS, type SourceKind, type Tier } from "@/lib/source/source";
import { getNamespace, type NamespaceNumber } from "@/lib/title/namespace";
import { worksLeadingTo } from "./source-impact";

/** How widely a work is cited, and what else stands behind the passages that cite it. */
export interface CitingSummary {
	readonly pages: number;
	/** Where those pages stand, articles first. */
	readonly namespaces: readonly { readonly namespace: NamespaceNumber; readonly pages: number }[];
	/** Passages that cite it. */
	readonly passages: number;
	/** Those of them that cite nothing else. */
	readonly alone: number;
	/** Those that cite others too, by tier and kind of the others; one of several kinds counts for each. */
	readonly beside: readonly { readonly tier: Tier | null; readonly kind: SourceKind; readonly passages: number }[];
}

/** Sums up where a work is cited now, citations of entries merged into it among them. */
export async function summariseCitations(viewer: Actor, sourceId: number): Promise<CitingSummary> {
	const own = await worksLeadingTo({ id: sourceId });
	const ids = [...own.keys()];
	const [namespaces, rows] = await Promise.all([
		db.page.groupBy({
			by: ["namespace"],
			where: { AND: [visiblePages(viewer), { citations: { some: { sourceId: { in: ids }, removedInId: null } } }] },
			orderBy: { namespace: "asc" },
			_count: true,
		}),
		db.pagePassage.groupBy({
			by: ["sourceIds"],
			where: { page: visiblePages(viewer), sourceIds: { hasSome: ids } },
			_count: true,
		}),
	]);
	const sources = await sourcesByIds(viewer, [...new Set(rows.flatMap((row) => row.sourceIds ?? []))]);
	let [passages, alone] = [0, 0];
	const beside = new Map<string, { tier: Tier | null; kind: SourceKind; passages: number }>();
	for (const { sourceIds, _count } of rows) {
		passages += _count;
		const others = (sourceIds ?? []).filter((id) => !own.has(id)).flatMap((id) => standingSource(sources, id) ?? []);
		if (others.length === 0) alone += _count;
		for (const [key, { tier, kind }] of new Map(others.map((other) => [`${other.tier?.key} ${other.kind}`, other]))) {
			const entry = beside.get(key) ?? { tier, kind, passages: 0 };
			beside.set(key, entry);
			entry.passages += _count;
		}
	}
	return {
		pages: namespaces.reduce((sum, { _count }) => sum + _count, 0),
		namespaces: namespaces.map(({ namespace, _count }) => ({
			namespace: getNamespace(namespace).number,
			pages: _count,
		})),
		passages,
		alone,
		beside: [...beside.values()].sort(
			(a, b) =>
				(a.tier?.rank ?? Number.MAX_SAFE_INTEGER) - (b.tier?.rank ?? Number.MAX_SAFE_INTEGER) ||
				SOURCE_KINDS.indexOf(a.kind) - SOURCE_KINDS.indexOf(b.kind),
		),
	};
}

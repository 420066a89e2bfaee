import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { kindOf } from "@/lib/source/stored-source";
import { type CitationRegistry, createRegistry } from "./citation-registry";

/** An index may be older than this only if nothing was written to the registry since. */
const MAX_AGE_MS = 30_000;

interface KeptIndex {
	readonly registry: CitationRegistry;
	readonly lastVersionId: number | null;
	readonly madeAt: number;
}

let kept: KeptIndex | null = null;

/**
 * The series and works that text may cite, indexed for the parser. Everyone may see them. The index is kept until
 * the registry is written to: each write leaves a version with a higher id, and the few that commit out of order
 * are caught up with when the index grows old.
 */
export async function findCitationRegistry(_viewer: Actor): Promise<CitationRegistry> {
	const { _max } = await db.sourceVersion.aggregate({ _max: { id: true } });
	const isCurrent = kept !== null && kept.lastVersionId === _max.id && performance.now() - kept.madeAt < MAX_AGE_MS;
	if (kept !== null && isCurrent) return kept.registry;
	const madeAt = performance.now();
	const [series, works] = await Promise.all([
		db.series.findMany({ select: { id: true, code: true, title: true } }),
		db.source.findMany({
			where: { retiredAt: null, mergedIntoId: null },
			select: { id: true, kind: true, title: true, seriesId: true },
			orderBy: { id: "asc" },
		}),
	]);
	const registry = createRegistry(
		series,
		works.map((work) => ({ ...work, kind: kindOf(work.kind) })),
	);
	kept = { registry, lastVersionId: _max.id, madeAt };
	return registry;
}

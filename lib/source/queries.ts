import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { findSeriesByName } from "./resolve-input";
import type { RegisteredSource, Series, SourceEntry, SourceKind, Tier } from "./source";
import { kindOf, listedFields, toListed, toSeries, toSourceEntry } from "./stored-source";

/** The tiers of continuity, the innermost first. */
export async function listTiers(_viewer: Actor): Promise<Tier[]> {
	return db.continuityTier.findMany({ orderBy: { rank: "asc" } });
}

/** The keys of the tiers that works or series are said to stand in. */
export async function listUsedTiers(_viewer: Actor): Promise<string[]> {
	const tiers = await db.continuityTier.findMany({
		where: { OR: [{ series: { some: {} } }, { sources: { some: {} } }] },
		select: { key: true },
	});
	return tiers.map(({ key }) => key);
}

/** Every series by title, those with a code first. */
export async function listSeries(_viewer: Actor): Promise<Series[]> {
	const rows = await db.series.findMany({
		include: { tier: true },
		orderBy: [{ code: { sort: "asc", nulls: "last" } }, { titleKey: "asc" }],
	});
	return rows.map(toSeries);
}

/** The series with this id, code or title, or null. */
export async function findSeries(_viewer: Actor, name: number | string): Promise<Series | null> {
	const found = await findSeriesByName(db, name);
	if (!found) return null;
	const tier = found.tierKey === null ? null : await db.continuityTier.findUnique({ where: { key: found.tierKey } });
	return toSeries({ ...found, tier });
}

/**
 * The works with these ids, for rendering. Of a merged entry the one that stands for it is in the map too, so that
 * a citation of it can be shown as a citation of that one.
 */
export async function sourcesByIds(
	_viewer: Actor,
	ids: readonly number[],
): Promise<ReadonlyMap<number, RegisteredSource>> {
	const found = new Map<number, RegisteredSource>();
	let asked = [...new Set(ids)];
	// A chain of merges is as long as the merges that happened one after the other to its entries: short.
	while (asked.length > 0) {
		const rows = await db.source.findMany({ where: { id: { in: asked } }, select: listedFields });
		for (const row of rows) found.set(row.id, toListed(row));
		asked = [...new Set(rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []))].filter((id) => !found.has(id));
	}
	for (const [id, source] of found) {
		let standing = source;
		while (standing.mergedIntoId !== null) {
			const next = found.get(standing.mergedIntoId);
			if (!next || next === source) break;
			standing = next;
		}
		if (standing !== source) found.set(id, { ...source, mergedIntoId: standing.id });
	}
	return found;
}

/** What works are called, by their ids, whether retired or merged. */
export async function listSourceTitles(_viewer: Actor, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db.source.findMany({ where: { id: { in: [...ids] } }, select: { id: true, title: true } });
	return new Map(rows.map(({ id, title }) => [id, title]));
}

/** One entry with all that is known of it. */
export interface SourceDetails extends RegisteredSource {
	readonly entry: SourceEntry;
	/** The entry as it stands now, for noticing that somebody else changed it. */
	readonly versionId: number;
	readonly seriesTier: Tier | null;
}

/** The entry with this id, merged and retired ones too; null where there is none. */
export async function findSource(_viewer: Actor, id: number): Promise<SourceDetails | null> {
	const [row, version, listed] = await Promise.all([
		db.source.findUnique({ where: { id }, include: { series: { include: { tier: true } } } }),
		db.sourceVersion.findFirst({ where: { sourceId: id }, orderBy: { id: "desc" }, select: { id: true } }),
		sourcesByIds(_viewer, [id]),
	]);
	const source = listed.get(id);
	if (!row || !source) return null;
	return {
		...source,
		entry: toSourceEntry(row),
		versionId: version?.id ?? 0,
		seriesTier: row.series?.tier ?? null,
	};
}

export interface ParsingRegistry {
	readonly series: readonly { id: number; code: string | null; title: string; kind: SourceKind }[];
	readonly works: readonly { id: number; kind: SourceKind; title: string; seriesId: number | null }[];
}

let kept: { readonly version: string; readonly registry: Promise<ParsingRegistry> } | null = null;

/**
 * All names of the registry, for recognising citations in text: the titles of merged entries lead to the one that
 * stands for them, retired entries are left out. The same object is answered until the registry changes.
 */
export async function registryForParsing(viewer: Actor): Promise<ParsingRegistry> {
	// Writes to the registry happen one after the other, so its last version tells whether it changed.
	const last = await db.sourceVersion.findFirst({ orderBy: { id: "desc" }, select: { id: true, createdAt: true } });
	const version = last ? `${last.id}@${last.createdAt.toISOString()}` : "";
	if (kept?.version !== version) {
		const registry = readNames(viewer);
		kept = { version, registry };
		registry.catch(() => {
			kept = null;
		});
	}
	return kept.registry;
}

async function readNames(viewer: Actor): Promise<ParsingRegistry> {
	const [series, rows] = await Promise.all([
		db.series.findMany({ select: { id: true, code: true, title: true, kind: true }, orderBy: { id: "asc" } }),
		db.source.findMany({
			where: { retiredAt: null },
			select: { id: true, kind: true, title: true, titleKey: true, seriesId: true, mergedIntoId: true },
			orderBy: { id: "asc" },
		}),
	]);
	const merged = rows.filter(({ mergedIntoId }) => mergedIntoId !== null).map(({ id }) => id);
	const standing = await sourcesByIds(viewer, merged);
	const works = new Map<string, ParsingRegistry["works"][number]>();
	for (const { id: ownId, kind, title, titleKey, seriesId } of rows) {
		const id = standing.get(ownId)?.mergedIntoId ?? ownId;
		if (standing.get(id)?.retired) continue;
		const name = `${id} ${seriesId} ${titleKey}`;
		if (!works.has(name)) works.set(name, { id, kind: kindOf(kind), title, seriesId });
	}
	return { series: series.map((one) => ({ ...one, kind: kindOf(one.kind) })), works: [...works.values()] };
}

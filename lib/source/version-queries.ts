import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import type { SeriesEntry, SourceEntry } from "./source";
import { readTierEntries, type TierDifference, type TierEntry, tierDifferences } from "./tier-version";
import { type EntryDifference, entryDifferences, readSeriesEntry, readSourceEntry } from "./version";

export interface EntryVersion<E> {
	readonly id: number;
	readonly actorName: string;
	readonly createdAt: Date;
	/** Null where it cannot be read any more. */
	readonly entry: E | null;
	readonly isFirst: boolean;
	readonly differences: readonly EntryDifference[];
}

const newestFirst = { orderBy: { id: "desc" }, take: 200 } as const;

function toVersion<E extends SourceEntry | SeriesEntry>(
	row: { id: number; actorName: string; createdAt: Date; before: unknown; after: unknown },
	read: (kept: unknown) => E | null,
): EntryVersion<E> {
	const { id, actorName, createdAt } = row;
	const entry = read(row.after);
	const before = read(row.before);
	const differences = entry ? entryDifferences(before, entry) : [];
	return { id, actorName, createdAt, entry, isFirst: row.before === null, differences };
}

/** What became of a work's entry, the newest version first. */
export async function listSourceVersions(_viewer: Actor, sourceId: number): Promise<EntryVersion<SourceEntry>[]> {
	const rows = await db.sourceVersion.findMany({ where: { sourceId }, ...newestFirst });
	return rows.map((row) => toVersion(row, readSourceEntry));
}

/** What became of a series' entry, the newest version first. */
export async function listSeriesVersions(_viewer: Actor, seriesId: number): Promise<EntryVersion<SeriesEntry>[]> {
	const rows = await db.sourceVersion.findMany({ where: { seriesId }, ...newestFirst });
	return rows.map((row) => toVersion(row, readSeriesEntry));
}

export interface TierVersion {
	readonly id: number;
	readonly actorName: string;
	readonly createdAt: Date;
	/** Null where they cannot be read any more. */
	readonly tiers: readonly TierEntry[] | null;
	readonly isFirst: boolean;
	readonly differences: readonly TierDifference[];
}

/** What became of the tiers, the newest version first. */
export async function listTierVersions(_viewer: Actor): Promise<TierVersion[]> {
	const rows = await db.tierVersion.findMany(newestFirst);
	return rows.map(({ id, actorName, createdAt, before, after }) => {
		const tiers = readTierEntries(after);
		const differences = tiers ? tierDifferences(readTierEntries(before) ?? [], tiers) : [];
		return { id, actorName, createdAt, tiers, isFirst: before === null, differences };
	});
}

/** The last version of the tiers, for noticing that somebody else changed them; 0 where there is none. */
export async function findTierVersionId(_viewer: Actor): Promise<number> {
	const last = await db.tierVersion.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
	return last?.id ?? 0;
}

import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { type Database, db } from "@/lib/platform/db";
import { nameKey, titleKey } from "./name-key";
import type { SimilarSource } from "./source";
import { listedFields, toListed } from "./stored-source";

interface LikenessInput {
	readonly title: string;
	readonly seriesId: number | null;
	readonly number: string | null;
	/** An entry is not like itself. */
	readonly exceptId?: number;
}

/** From here on two titles are worth a question. */
const ALIKE = 0.6;
const MOST = 5;
/** Of the nearest titles, those in other series are passed over. */
const LOOKED_AT = 40;

/**
 * Entries that may be the same work, the likest first: the same title but for case, accents, punctuation and a
 * leading article, or nearly the same. Works of two series are two works, and so are two numbers of one series
 * unless they have one title.
 */
export async function findSimilarSources(
	_viewer: Actor,
	{ title, seriesId, number, exceptId = 0 }: LikenessInput,
	database: Database = db,
): Promise<SimilarSource[]> {
	const key = titleKey(title);
	const near = await database.$queryRaw<{ id: number; likeness: number }[]>`
		select id, case when title_key = ${key} then 1 else similarity(title_key, ${key})::float8 end as likeness
		from source
		where (title_key = ${key} or title_key % ${key}) and merged_into_id is null and id <> ${exceptId}
		order by likeness desc, id limit ${LOOKED_AT}`;
	const likeness = new Map(near.filter((one) => one.likeness >= ALIKE).map((one) => [one.id, one.likeness]));
	if (likeness.size === 0) return [];
	const rows = await database.source.findMany({ where: { id: { in: [...likeness.keys()] } }, select: listedFields });
	return rows
		.map((row) => ({ ...toListed(row), likeness: likeness.get(row.id) ?? 0 }))
		.filter((one) => {
			if (seriesId !== null && one.series && one.series.id !== seriesId) return false;
			if (one.likeness === 1 || seriesId === null || !one.series) return true;
			return number === null || one.number === null || nameKey(one.number) === nameKey(number);
		})
		.sort((a, b) => b.likeness - a.likeness || a.id - b.id)
		.slice(0, MOST);
}

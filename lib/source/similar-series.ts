import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { type Database, db } from "@/lib/platform/db";
import { bareCode, titleKey } from "./name-key";
import type { Series } from "./source";
import { toSeries } from "./stored-source";

/** From here on two titles of series are worth a question. */
const ALIKE = 0.55;
/** A title that stands in a longer one, "Deep Space Nine" in "Star Trek: Deep Space Nine", if it is no mere word. */
const CONTAINED = 0.85;
const SHORTEST = 6;
const MOST = 5;

/** Series other than `exceptId` that may be the same as one with this code and title, the likest first. */
export async function findSimilarSeries(
	_viewer: Actor,
	{ code, title, exceptId = 0 }: { code: string | null; title: string; exceptId?: number },
	database: Database = db,
): Promise<Series[]> {
	const key = titleKey(title);
	const near = await database.$queryRaw<{ id: number }[]>`
		select id from series
		where id <> ${exceptId} and (similarity(title_key, ${key}) >= ${ALIKE}
			or (length(${key}) >= ${SHORTEST} and word_similarity(${key}, title_key) >= ${CONTAINED})
			or (length(title_key) >= ${SHORTEST} and word_similarity(title_key, ${key}) >= ${CONTAINED})
			or regexp_replace(lower(code), '[^[:alnum:]]', '', 'g') in (${bareCode(code ?? title)}, ${bareCode(title)}))
		order by similarity(title_key, ${key}) desc, id limit ${MOST}`;
	const rows = await database.series.findMany({
		where: { id: { in: near.map(({ id }) => id) } },
		include: { tier: true },
	});
	return near.flatMap(({ id }) => rows.filter((row) => row.id === id).map(toSeries));
}

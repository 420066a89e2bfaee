import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { nameKey, titleKey } from "./name-key";
import type { RegisteredSource, SourceGap, SourceKind } from "./source";
import { listedFields, toListed } from "./stored-source";

export interface SourceFilter {
	readonly q?: string;
	readonly seriesId?: number;
	readonly kind?: SourceKind;
	/** Own tier, or that of the series. */
	readonly tier?: string;
	/** Only works that lack this. */
	readonly missing?: SourceGap;
	/** Shows retired entries too. */
	readonly retired?: boolean;
	/** By title (a search: the best match first), or as they came out. */
	readonly order?: "title" | "release";
	readonly limit: number;
	/** Continues behind this work. */
	readonly after?: number;
}

/** Words of a search that are looked for. */
const MOST_WORDS = 12;
/** How like a title a search without an exact answer must be. */
const NEARLY = 0.4;

/** Works of the registry, without merged entries; each word of `q` stands in series, title, number or ISBN. */
export async function listSources(
	_viewer: Actor,
	filter: SourceFilter,
): Promise<{ sources: RegisteredSource[]; next: number | null }> {
	const { limit, after } = filter;
	const order = filter.order === "release" ? byRelease : byTitle(filter.q ?? "");
	const behind =
		after === undefined
			? Prisma.empty
			: Prisma.sql`and row(${order}) > (select ${order} from source s where s.id = ${after})`;
	const rows = await db.$queryRaw<{ id: number }[]>`
		select s.id from source s left join series on series.id = s.series_id
		where ${matches(filter)} ${wordsOf(filter.q ?? "")} ${behind}
		order by ${order} limit ${limit + 1}`;
	if (rows.length === 0 && filter.q && after === undefined) {
		return { sources: await readInOrder(await findNearly(filter, filter.q)), next: null };
	}
	const ids = rows.slice(0, limit).map(({ id }) => id);
	return { sources: await readInOrder(ids), next: rows.length > limit ? (ids.at(-1) ?? null) : null };
}

function matches({ seriesId, kind, tier, missing, retired }: SourceFilter): Prisma.Sql {
	const conditions = [Prisma.sql`s.merged_into_id is null`];
	if (!retired) conditions.push(Prisma.sql`s.retired_at is null`);
	if (seriesId !== undefined) conditions.push(Prisma.sql`s.series_id = ${seriesId}`);
	if (kind !== undefined) conditions.push(Prisma.sql`s.kind = ${kind}::source_kind`);
	if (tier !== undefined) conditions.push(Prisma.sql`coalesce(s.tier_key, series.tier_key) = ${tier}`);
	if (missing === "date") conditions.push(Prisma.sql`s.release_date is null`);
	if (missing === "tier") conditions.push(Prisma.sql`coalesce(s.tier_key, series.tier_key) is null`);
	return Prisma.join(conditions, " and ");
}

function wordsOf(q: string): Prisma.Sql {
	const words = nameKey(q).split(" ").filter(Boolean).slice(0, MOST_WORDS);
	const conditions = words.map((word) => Prisma.sql`and s.search_key like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
	return conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty;
}

const byRelease = Prisma.sql`coalesce(s.release_date, '~'), coalesce(s.number, '~'), s.title_key, s.id`;

/** What the search ends with or is comes first ("DS9 Emissary"), then what begins with it. */
function byTitle(q: string): Prisma.Sql {
	const key = titleKey(q);
	if (key === "") return Prisma.sql`s.title_key, s.id`;
	const rank = Prisma.sql`case
		when ${key} = s.title_key or right(${key}, length(s.title_key) + 1) = ' ' || s.title_key then 0
		when starts_with(s.title_key, ${key}) then 1 else 2 end`;
	return Prisma.sql`${rank}, s.title_key, s.id`;
}

async function findNearly(filter: SourceFilter, q: string): Promise<number[]> {
	const key = titleKey(q);
	const rows = await db.$queryRaw<{ id: number }[]>`
		select s.id from source s left join series on series.id = s.series_id
		where ${matches(filter)} and s.title_key % ${key} and similarity(s.title_key, ${key}) >= ${NEARLY}
		order by similarity(s.title_key, ${key}) desc, s.id limit ${Math.min(filter.limit, 10)}`;
	return rows.map(({ id }) => id);
}

async function readInOrder(ids: readonly number[]): Promise<RegisteredSource[]> {
	const rows = await db.source.findMany({ where: { id: { in: [...ids] } }, select: listedFields });
	const byId = new Map(rows.map((row) => [row.id, toListed(row)]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

import "server-only";
import { Prisma } from "@/generated/prisma/client";
import type { PageKind } from "@/generated/prisma/enums";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getNamespace, MAIN_NAMESPACE } from "@/lib/title/namespace";
import { parseTitle, type Title } from "@/lib/title/title";
import type { SearchQuery } from "./search-query";
import { searchWords } from "./search-words";
import { makeSnippet, type SnippetPart } from "./snippet";

/**
 * The twin of `visiblePages` (lib/revision/visibility.ts) for queries written in SQL; `p` is the page. What is
 * searched is what the public reads, whoever asks.
 */
function visible(_viewer: Actor): Prisma.Sql {
	return Prisma.sql`(p.deleted_at is null and p.approved_revision_id is not null)`;
}

export interface Suggestion {
	readonly pageId: number;
	readonly title: Title;
	/** Where a redirect leads; null for every other page. */
	readonly redirectsTo: Title | null;
}

interface SuggestionRow {
	pageId: number;
	namespace: number;
	title: string;
	toNamespace: number | null;
	toTitle: string | null;
}

/**
 * Titles for completion, redirects too: first those that begin with what was typed, then those with a word
 * that does, then those that look alike. A namespace prefix narrows to its pages.
 */
export async function suggestTitles(viewer: Actor, typed: string, { limit }: { limit: number }): Promise<Suggestion[]> {
	const parsed = parseTitle(typed);
	const named = parsed.ok && parsed.title.namespace !== MAIN_NAMESPACE ? parsed.title : null;
	const words = searchWords(named ? named.text : typed);
	if (words === "") return [];
	const within = named ? Prisma.sql`and p.namespace = ${named.namespace}` : Prisma.empty;
	const from = Prisma.sql`search.page s join page p on p.id = s.page_id and ${visible(viewer)} ${within}`;
	const inner =
		words.length < 3
			? Prisma.empty
			: Prisma.sql`union all (select s.page_id, 1 as rank from ${from} where s.title_words like ${`% ${words}%`} limit 200)`;
	const alike =
		words.length < 4
			? Prisma.empty
			: Prisma.sql`union all (select s.page_id, 2 as rank from ${from} where s.title_words % ${words}
				order by similarity(s.title_words, ${words}) desc limit ${limit})`;
	const rows = await db.$queryRaw<SuggestionRow[]>`
		with found as (
			(select s.page_id, 0 as rank from ${from} where s.title_words like ${`${words}%`}
				order by s.title_words using ~<~ limit 50)
			${inner} ${alike}
		), best as (select page_id, min(rank) as rank from found group by page_id)
		select p.id as "pageId", p.namespace, p.title, coalesce(t.namespace, l.to_namespace) as "toNamespace",
			coalesce(t.title, l.to_title) as "toTitle"
		from best join page p on p.id = best.page_id
			left join page_link l on p.kind = 'redirect' and l.from_page_id = p.id and l.kind = 'redirect'
			left join page t on t.id = l.to_page_id
		order by best.rank, p.namespace <> ${MAIN_NAMESPACE}, length(p.title), p.title
		limit ${limit}`;
	return rows.map(({ pageId, namespace, title, toNamespace, toTitle }) => ({
		pageId,
		title: { namespace: getNamespace(namespace).number, text: title },
		redirectsTo:
			toNamespace === null || toTitle === null ? null : { namespace: getNamespace(toNamespace).number, text: toTitle },
	}));
}

/** The page whose title is what was typed but for case, accents and punctuation; null unless there is exactly one. */
export async function findTitleAlike(viewer: Actor, typed: string): Promise<Title | null> {
	const words = searchWords(typed);
	if (words === "") return null;
	const rows = await db.$queryRaw<{ title: string }[]>`
		select p.title from search.page s join page p on p.id = s.page_id and ${visible(viewer)}
		where s.title_words = ${words} and p.namespace = ${MAIN_NAMESPACE} limit 2`;
	const [only, second] = rows;
	return only && !second ? { namespace: MAIN_NAMESPACE, text: only.title } : null;
}

export interface SearchResult {
	readonly title: Title;
	readonly kind: PageKind;
	readonly editedAt: Date;
	/** Words in the text. */
	readonly wordCount: number;
	readonly snippet: readonly SnippetPart[];
}

export interface SearchResults {
	readonly results: readonly SearchResult[];
	/** Matches in all, counted up to a bound; `more` says that the bound was reached. */
	readonly total: number;
	readonly more: boolean;
}

/** Matches that are ranked; a word of nearly every page must not cost a sort of the whole wiki. */
const RANKED = 2000;
/** Characters of a text that are looked through for the snippet. */
const SNIPPET_SOURCE = 100_000;

/** Pages whose visible text or title answers the query, the best first. */
export async function searchPages(
	viewer: Actor,
	query: SearchQuery,
	{ limit, offset }: { limit: number; offset: number },
): Promise<SearchResults> {
	const rows = await db.$queryRaw<
		{ namespace: number; title: string; kind: PageKind; text: string; words: number; editedAt: Date; total: number }[]
	>`
		with asked as (select to_tsquery('simple', ${query.expression}) as q),
		hits as (
			select s.page_id, s.vector, s.title_words
			from asked, search.page s join page p on p.id = s.page_id and ${visible(viewer)}
			where s.vector @@ asked.q limit ${RANKED}
		), ranked as (
			select page_id, count(*) over () as total, title_words = ${query.plain} as exact,
				ts_rank('{0.05, 0.2, 0.4, 1}', vector, asked.q, 1) as score
			from hits, asked
			order by exact desc, score desc, page_id limit ${limit} offset ${offset}
		)
		select p.namespace, p.title, p.kind::text as kind, left(r.text, ${SNIPPET_SOURCE}) as text,
			array_length(regexp_split_to_array(btrim(left(r.text, ${SNIPPET_SOURCE})), '\\s+'), 1) as words,
			r.created_at as "editedAt", ranked.total::int as total
		from ranked join page p on p.id = ranked.page_id join revision r on r.id = p.approved_revision_id
		order by ranked.exact desc, ranked.score desc, p.id`;
	const total = rows[0]?.total ?? 0;
	return {
		total,
		more: total >= RANKED,
		results: rows.map(({ namespace, title, kind, text, words, editedAt }) => ({
			title: { namespace: getNamespace(namespace).number, text: title },
			kind,
			editedAt,
			wordCount: words,
			snippet: makeSnippet(text, query.words),
		})),
	};
}

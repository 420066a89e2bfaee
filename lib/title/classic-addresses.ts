import { SPECIAL_PAGES } from "./special-pages";

/** One step of rewriting, in the shape that `next.config.ts` takes. */
export interface AddressRewrite {
	source: string;
	destination: string;
	has?: { type: "query"; key: string; value?: string }[];
	missing?: { type: "query"; key: string; value?: string }[];
}

const query = (key: string, value?: string) => ({ type: "query" as const, key, ...(value !== undefined && { value }) });

/** The beginning of the addresses of special pages; a bare colon would begin a parameter. */
const SPECIAL = "/wiki/Special\\:";

/** Special pages whose route is not in the table, because they have a form of their own. */
const OWN_SPECIALS: readonly AddressRewrite[] = [
	{ source: `${SPECIAL}PermanentLink/:id(\\d+)`, destination: "/revision/:id" },
	{ source: `${SPECIAL}RecentChanges`, has: [query("feed", "atom")], destination: "/feed/recent-changes" },
	{ source: `${SPECIAL}Contributions`, has: [query("feed", "atom")], destination: "/feed/contributions" },
	{
		source: `${SPECIAL}Contributions/:name(.+)`,
		has: [query("feed", "atom")],
		destination: "/feed/contributions/:name",
	},
	{ source: `${SPECIAL}Search`, destination: "/search" },
	{ source: `${SPECIAL}Search/:search(.+)`, destination: "/search?search=:search" },
];

/**
 * The addresses that readers of other wikis have in their fingers and bookmarks, each led to the route that
 * answers it. Order matters: what names a comparison or an action goes before what only names a revision.
 * Titles in a query cannot be rewritten, because they would arrive in the path unescaped: `indexAddress` leads
 * to their address.
 */
export function classicAddresses(): AddressRewrite[] {
	const page = "/wiki/:title(.+)";
	return [
		...["title", "diff", "oldid", "curid", "search"].map((key) => ({
			source: "/",
			has: [query(key)],
			destination: "/w/index.php",
		})),
		...OWN_SPECIALS,
		...SPECIAL_PAGES.flatMap(({ name, route, query = "" }) => [
			{ source: `${SPECIAL}${name}`, destination: `${route}${query}` },
			{ source: `${SPECIAL}${name}/:rest(.+)`, destination: `${route}/:rest` },
		]),

		{ source: page, has: [query("action", "edit")], destination: "/edit/:title" },
		{
			source: page,
			has: [query("action", "history"), query("feed", "atom")],
			destination: "/feed/history/:title",
		},
		{ source: page, has: [query("action", "history")], destination: "/history/:title" },
		{ source: page, has: [query("action", "raw")], destination: "/raw/:title" },
		{ source: page, has: [query("action", "info")], destination: "/info/:title" },
		{ source: page, has: [query("action", "blame")], destination: "/blame/:title" },
		{
			source: page,
			has: [query("action", "cite"), query("format", "(?<format>bibtex|csl)")],
			destination: "/citation-export/:format/:title",
		},
		{ source: page, has: [query("action", "cite")], destination: "/cite/:title" },
		{ source: page, has: [query("action", "citations")], destination: "/citation-history/:title" },
		{
			source: page,
			has: [query("diff", "(?<to>\\d+|prev|next|cur)"), query("oldid", "(?<from>\\d+)")],
			destination: "/diff/:from/:to",
		},
		{ source: page, has: [query("diff", "(?<to>\\d+)")], destination: "/diff/:to" },
		{ source: page, has: [query("oldid", "(?<id>\\d+)")], destination: "/revision/:id" },
		{ source: page, has: [query("curid", "(?<id>\\d+)")], destination: "/page-id/:id" },
		{ source: page, has: [query("redirect", "no")], destination: "/redirect-page/:title" },
		{ source: page, has: [query("rdfrom")], destination: "/redirected/:title" },
	];
}

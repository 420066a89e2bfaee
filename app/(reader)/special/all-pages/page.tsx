import type { Metadata } from "next";
import { NamespaceSelect } from "@/components/article/namespace-select";
import { PageList } from "@/components/article/page-list";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { StaticMarkup } from "@/components/ui/static-markup";
import { listTitles } from "@/lib/article/page-lists";
import { ANONYMOUS } from "@/lib/permission/actor";
import { parseInteger, parseText, type Query, withQuery } from "@/lib/platform/query-string";
import { MAIN_NAMESPACE, NAMESPACES } from "@/lib/title/namespace";
import { parseTitle } from "@/lib/title/title";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "All pages", robots: { index: false } };

const ADDRESS = "/wiki/Special:AllPages";
const PER_PAGE = 200;

export default async function AllPagesPage({ searchParams }: { searchParams: Promise<Query> }) {
	const query = await searchParams;
	const wanted = parseInteger(query.namespace);
	const namespace = NAMESPACES.find(({ number }) => number === wanted)?.number ?? MAIN_NAMESPACE;
	const written = parseText(query.prefix);
	// Titles begin with a capital and have spaces, however the reader wrote the beginning.
	const parsed = parseTitle(written, namespace);
	const prefix = parsed.ok && parsed.title.namespace === namespace ? parsed.title.text : written;
	const range = {
		namespace,
		prefix,
		from: parseText(query.from) || null,
		upTo: parseText(query.upto) || null,
		limit: PER_PAGE,
	};
	const { pages, previousUpTo, nextFrom } = await listTitles(ANONYMOUS, range);
	const href = (place: { from?: string; upto?: string }) =>
		withQuery(ADDRESS, {
			namespace: namespace === MAIN_NAMESPACE ? null : namespace,
			prefix: prefix || null,
			from: place.from ?? null,
			upto: place.upto ?? null,
		});
	const links = {
		newer: previousUpTo === null ? null : href({ upto: previousUpTo }),
		older: nextFrom === null ? null : href({ from: nextFrom }),
	};
	const words = { newest: "First", newer: "Previous", older: "Next", oldest: "Last" };
	return (
		<StaticMarkup className="wide">
			<PageHead title="All pages">By title; redirects are in italics.</PageHead>
			<form className="list-form" method="get" action={ADDRESS}>
				<label className="field">
					<span>Beginning with</span>
					<input type="search" name="prefix" defaultValue={prefix} maxLength={255} />
				</label>
				<NamespaceSelect value={namespace} />
				<button type="submit" className="button">
					Show
				</button>
			</form>
			<Pager label="Titles, before the list" links={links} words={words} />
			{pages.length === 0 ? (
				<p className="empty">
					{prefix === "" ? "There are no pages here yet." : `No title begins with “${prefix}”.`}{" "}
					<a href={ADDRESS}>Show all articles</a>
				</p>
			) : (
				<PageList pages={pages} />
			)}
			<Pager label="Titles, after the list" links={links} words={words} />
		</StaticMarkup>
	);
}

import { formatTitle, type Title, titleToHref } from "@/lib/title/title";

interface ListedTitle {
	id: number;
	title: Title;
	kind: "article" | "redirect" | "disambiguation";
}

/** Titles in columns; redirects in italics, and said so. */
export function PageList({ pages }: { pages: readonly ListedTitle[] }) {
	return (
		<ul className="page-list">
			{pages.map((page) => (
				<li key={page.id}>
					<PageLink page={page} />
				</li>
			))}
		</ul>
	);
}

/** A link to a page that exists; a redirect opens as itself. */
export function PageLink({ page }: { page: ListedTitle }) {
	const name = formatTitle(page.title);
	if (page.kind !== "redirect") return <a href={titleToHref(page.title)}>{name}</a>;
	return (
		<>
			<a className="redirect" href={`${titleToHref(page.title)}?redirect=no`}>
				{name}
			</a>
			<span className="visually-hidden"> (redirect)</span>
		</>
	);
}

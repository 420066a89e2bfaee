import type { Metadata } from "next";
import { PageLink } from "@/components/article/page-list";
import { PageStatus } from "@/components/layout/page-status";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { StaticMarkup } from "@/components/ui/static-markup";
import { loadBacklinks } from "@/lib/article/backlink-loaders";
import { parseInteger, parseText, type Query, withQuery } from "@/lib/platform/query-string";
import { joinSegments } from "@/lib/title/segments";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type ParsedTitle, parseTitle, titleToHref } from "@/lib/title/title";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "What links here", robots: { index: false } };

const PER_PAGE = 100;

interface WhatLinksHereProps {
	params: Promise<{ title?: string[] }>;
	searchParams: Promise<Query>;
}

export default async function WhatLinksHerePage({ params, searchParams }: WhatLinksHereProps) {
	const { title: segments = [] } = await params;
	const query = await searchParams;
	const written = segments.length > 0 ? joinSegments(segments) : parseText(query.target);
	if (written === "") {
		return (
			<StaticMarkup className="wide">
				<PageHead title="What links here">The pages that link to a page.</PageHead>
				<TargetForm />
			</StaticMarkup>
		);
	}
	const parsed = parseTitle(written);
	if (!parsed.ok || parsed.title.namespace < 0) {
		return (
			<StaticMarkup className="wide">
				<PageStatus status={404} />
				<PageHead title="What links here">{unusable(parsed)}</PageHead>
				<TargetForm />
			</StaticMarkup>
		);
	}
	const { title } = parsed;
	const name = formatTitle(title);
	const address = specialPageHref("WhatLinksHere", name);
	const after = parseInteger(query.after);
	const { pages, nextAfter } = await loadBacklinks(title, { after, limit: PER_PAGE });
	return (
		<StaticMarkup className="wide">
			<PageHead title={`Pages that link to ${name}`}>
				<a href={titleToHref(title)}>← {name}</a>
			</PageHead>
			{pages.length === 0 ? (
				<p className="empty">No page links here{after !== null && " from this point on"}.</p>
			) : (
				<ul className="link-tree">
					{pages.map((page) => (
						<li key={page.id}>
							<PageLink page={page} /> {page.isRedirect && <span className="note">redirect page</span>}{" "}
							<LinksOf name={formatTitle(page.title)} />
							{page.through.length > 0 && (
								<ul>
									{page.through.map((through) => (
										<li key={through.id}>
											<PageLink page={through} /> <LinksOf name={formatTitle(through.title)} />
										</li>
									))}
								</ul>
							)}
						</li>
					))}
				</ul>
			)}
			<Pager
				label="Pages that link here"
				links={{
					newer: after === null ? null : address,
					older: nextAfter === null ? null : withQuery(address, { after: nextAfter }),
				}}
				words={{ newest: "First", newer: "Back to the beginning", older: "Next", oldest: "Last" }}
			/>
		</StaticMarkup>
	);
}

function TargetForm() {
	return (
		<form className="list-form" method="get" action="/wiki/Special:WhatLinksHere">
			<label className="field">
				<span>Page</span>
				<input type="search" name="target" required maxLength={255} />
			</label>
			<button type="submit" className="button">
				Show links
			</button>
		</form>
	);
}

function LinksOf({ name }: { name: string }) {
	return (
		<a className="count" href={specialPageHref("WhatLinksHere", name)} aria-label={`What links to ${name}`}>
			← links
		</a>
	);
}

function unusable(parsed: ParsedTitle): string {
	return parsed.ok ? "Links to special pages are not kept." : "No page can have this title.";
}

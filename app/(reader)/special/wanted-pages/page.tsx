import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { StaticMarkup } from "@/components/ui/static-markup";
import { listWantedPages } from "@/lib/article/page-lists";
import { ANONYMOUS } from "@/lib/permission/actor";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Wanted pages", robots: { index: false } };
export const dynamic = "force-dynamic";

const SHOWN = 250;

export default async function WantedPagesPage() {
	const wanted = await listWantedPages(ANONYMOUS, SHOWN);
	return (
		<StaticMarkup className="wide">
			<PageHead title="Wanted pages">
				Missing pages that others link to, the most wanted first{wanted.length === SHOWN && `; the first ${SHOWN}`}.
			</PageHead>
			{wanted.length === 0 ? (
				<p className="empty">Every link leads to a page that exists.</p>
			) : (
				<ol className="counted-list">
					{wanted.map(({ title, links }) => {
						const name = formatTitle(title);
						return (
							<li key={name}>
								<a className="missing" href={titleToHref(title)} title={`${name} (page does not exist)`}>
									{name}
									<span className="visually-hidden"> (page does not exist)</span>
								</a>{" "}
								<a className="count" href={specialPageHref("WhatLinksHere", name)}>
									{links === 1 ? "1 link" : `${links} links`}
								</a>
							</li>
						);
					})}
				</ol>
			)}
		</StaticMarkup>
	);
}

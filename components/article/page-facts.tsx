import type { ReactNode } from "react";
import { formatDay } from "@/components/ui/moment";
import type { PageFacts } from "@/lib/article/page-facts";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";

/** The rail beside an article: how it came about and which articles mention it. */
export function PageFactsRail({ title, facts, children }: { title: Title; facts: PageFacts; children?: ReactNode }) {
	const { backlinks } = facts;
	return (
		<aside className="rail" aria-label="About this page">
			{children}
			<section>
				<h2 className="label">This page</h2>
				<dl className="facts">
					<dt>Begun</dt>
					<dd>
						<time dateTime={facts.createdAt.toISOString()}>{formatDay(facts.createdAt)}</time>
					</dd>
					<dt>Revisions</dt>
					<dd>
						<a href={`${titleToHref(title)}?action=history`} rel="nofollow">
							{facts.revisionCount.toLocaleString("en")}
						</a>
					</dd>
					<dt>Written by</dt>
					<dd>{facts.authorCount === 1 ? "1 person" : `${facts.authorCount.toLocaleString("en")} people`}</dd>
				</dl>
			</section>
			{backlinks.length > 0 && (
				<section>
					<h2 className="label">Mentioned in</h2>
					<ul>
						{backlinks.map((page) => (
							<li key={titleToHref(page)}>
								<a href={titleToHref(page)}>{formatTitle(page)}</a>
							</li>
						))}
						{facts.moreBacklinks && (
							<li>
								<a href={specialPageHref("WhatLinksHere", formatTitle(title))} rel="nofollow">
									All that links here
								</a>
							</li>
						)}
					</ul>
				</section>
			)}
		</aside>
	);
}

import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { StaticMarkup } from "@/components/ui/static-markup";
import { formatMarkPlace, parseMarkPlace } from "@/lib/article/worklist-place";
import { countAccountReasons, listConflictingAccounts } from "@/lib/article/worklists";
import { REASON_WORDS } from "@/lib/document/render/accounts";
import { ACCOUNT_REASONS } from "@/lib/document/schema";
import { ANONYMOUS } from "@/lib/permission/actor";
import { type Query, withQuery } from "@/lib/platform/query-string";
import { specialPageHref } from "@/lib/title/special-pages";
import { formatTitle, titleToHref } from "@/lib/title/title";
import "@/components/ui/lists.css";

export const metadata: Metadata = { title: "Conflicting accounts", robots: { index: false } };

const ADDRESS = specialPageHref("ConflictingAccounts");
const PER_PAGE = 100;

export default async function ConflictingAccountsPage({ searchParams }: { searchParams: Promise<Query> }) {
	const query = await searchParams;
	const reason = ACCOUNT_REASONS.find((known) => known === query.reason) ?? null;
	const after = parseMarkPlace(query);
	const [reasons, { marks, next }] = await Promise.all([
		countAccountReasons(ANONYMOUS),
		listConflictingAccounts(ANONYMOUS, { reason, limit: PER_PAGE, after }),
	]);
	const href = (place: string | null) => withQuery(ADDRESS, { reason, after: place });
	const groups = reasons
		.map((group) => ({ ...group, marks: marks.filter(({ sortKey }) => sortKey === group.reason) }))
		.filter((group) => group.marks.length > 0);
	return (
		<StaticMarkup className="wide">
			<PageHead title="Conflicting accounts">
				Questions that sources answer differently, by the reason why they differ.
			</PageHead>
			{reasons.length > 0 && (
				<nav className="reason-links" aria-label="Reasons">
					<a href={ADDRESS} aria-current={reason === null ? "true" : undefined}>
						All reasons
					</a>
					{reasons.map((one) => (
						<a
							key={one.reason}
							href={withQuery(ADDRESS, { reason: one.reason })}
							aria-current={reason === one.reason ? "true" : undefined}
						>
							{asHeading(REASON_WORDS[one.reason])} <span className="count">{one.count}</span>
						</a>
					))}
				</nav>
			)}
			{groups.length === 0 && (
				<p className="empty">
					{after ? "The list ends here." : "No accounts differ."} {(after || reason) && <a href={ADDRESS}>Show all</a>}
				</p>
			)}
			{groups.map((group) => (
				<section key={group.reason} aria-labelledby={group.reason}>
					<h2 id={group.reason} className="reason-heading">
						{asHeading(REASON_WORDS[group.reason])}
					</h2>
					<ul className="passage-rows">
						{group.marks.map(({ pageId, position, title, blockId, text, section, answers }) => (
							<li key={`${pageId} ${position}`}>
								<a href={`${titleToHref(title)}#b-${blockId}`}>{text || "(a question without words)"}</a>
								<small>
									{answers === 1 ? "1 answer" : `${answers} answers`} · {formatTitle(title)} ·{" "}
									{section ?? "Introduction"}
								</small>
							</li>
						))}
					</ul>
				</section>
			))}
			<Pager
				label="Questions"
				links={{ newer: after ? href(null) : null, older: next && href(formatMarkPlace(next)) }}
				words={{ newest: "First", newer: "Back to the beginning", older: "Next", oldest: "Last" }}
			/>
		</StaticMarkup>
	);
}

function asHeading(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

import { TierMark } from "@/components/source/tier-mark";
import type { CitingPassage } from "@/lib/article/cited-by";
import type { CitingSummary } from "@/lib/article/citing-summary";
import { formatLocator } from "@/lib/citation/cited-works";
import { KIND_NAMES } from "@/lib/source/source";
import { getNamespace, MAIN_NAMESPACE } from "@/lib/title/namespace";
import { formatTitle, titleToHref } from "@/lib/title/title";

interface CitedByProps {
	passages: readonly CitingPassage[];
	total: number;
	summary: CitingSummary;
	/** Where the list goes on; null at its end. */
	moreHref: string | null;
	/** Back to its beginning; null there. */
	firstHref: string | null;
	/** The same list with, or without, the passages that cite the work no more. */
	other: { readonly href: string; readonly ever: boolean };
}

/** Every passage that cites a work, by page: what fan wikis keep by hand as a list of appearances. */
export function CitedBy({ passages, total, summary, moreHref, firstHref, other }: CitedByProps) {
	return (
		<section className="source-section cited-by" aria-labelledby="cited">
			<h2 id="cited">Cited by</h2>
			{total === 0 ? (
				<p>No article cites this work{other.ever ? " now" : ""}.</p>
			) : (
				<>
					<p className="cited-summary">
						{count(total, "citation")}
						{other.ever ? ` on ${sumUpPages(summary)}` : ", now or once"}
					</p>
					<Beside summary={summary} />
					{byPage(passages).map((group) => (
						<PagePassages key={group[0]?.id} passages={group} />
					))}
					{(moreHref || firstHref) && (
						<nav className="pager" aria-label="More passages">
							{firstHref && <a href={firstHref}>First passages</a>}
							{moreHref && (
								<a href={moreHref} rel="next">
									More passages →
								</a>
							)}
						</nav>
					)}
				</>
			)}
			<p className="cited-other">
				<a href={other.href} rel="nofollow">
					{other.ever ? "Show also where it was cited once" : "Show only where it is cited now"}
				</a>
			</p>
		</section>
	);
}

/** "3 articles and 1 page of talk" */
function sumUpPages({ pages, namespaces }: CitingSummary): string {
	const [first, ...others] = namespaces;
	if (others.length === 0 && first?.namespace === MAIN_NAMESPACE) return count(pages, "article");
	const parts = namespaces.map(({ namespace, pages: share }) =>
		namespace === MAIN_NAMESPACE
			? count(share, "article")
			: `${share.toLocaleString("en")} ${getNamespace(namespace).prefix.toLowerCase()} ${share === 1 ? "page" : "pages"}`,
	);
	return new Intl.ListFormat("en").format(parts);
}

/** What else the passages rest on: a work that always stands alone carries more than one that only confirms. */
function Beside({ summary: { passages, alone, beside } }: { summary: CitingSummary }) {
	if (passages === 0) return null;
	const row = (share: number) => (
		<td>
			{share.toLocaleString("en")} <span className="narrow-word">{share === 1 ? "passage" : "passages"}</span>
		</td>
	);
	return (
		<table className="source-list registry-counts">
			<caption>What the same passages also cite, by tier and kind</caption>
			<thead>
				<tr>
					<th scope="col">Tier</th>
					<th scope="col">Kind</th>
					<th scope="col">Passages</th>
				</tr>
			</thead>
			<tbody>
				{alone > 0 && (
					<tr>
						<td>Nothing else</td>
						<td />
						{row(alone)}
					</tr>
				)}
				{beside.map(({ tier, kind, passages: share }) => (
					<tr key={`${tier?.key} ${kind}`}>
						<td>
							<TierMark tier={tier} />
						</td>
						<td>{KIND_NAMES[kind]}</td>
						{row(share)}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function PagePassages({ passages }: { passages: readonly CitingPassage[] }) {
	const [first] = passages;
	if (!first) return null;
	const href = titleToHref(first.page.title);
	return (
		<div className="citing-page">
			<h3>
				<a href={href}>{formatTitle(first.page.title)}</a>
			</h3>
			<ul>
				{passages.map(({ id, blockId, text, section, locator, quotation, removedInId }) => (
					<li key={id}>
						<a href={removedInId === null ? `${href}#b-${blockId}` : `/wiki/Special:Diff/${removedInId}`}>
							{text || "(a passage without words)"}
						</a>
						<small>
							{removedInId !== null && "removed · "}
							{section ?? "Introduction"}
							{locator && ` · ${formatLocator(locator)}`}
						</small>
						{quotation !== null && <q>{quotation}</q>}
					</li>
				))}
			</ul>
		</div>
	);
}

/** The passages of one page together, the pages in the order in which they began to cite the work. */
function byPage(passages: readonly CitingPassage[]): CitingPassage[][] {
	const groups = new Map<number, CitingPassage[]>();
	for (const passage of passages) {
		const group = groups.get(passage.page.id);
		if (group) group.push(passage);
		else groups.set(passage.page.id, [passage]);
	}
	return [...groups.values()];
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString("en")} ${number === 1 ? noun : `${noun}s`}`;
}

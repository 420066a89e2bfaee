import { TierMark } from "@/components/source/tier-mark";
import { formatDay } from "@/components/ui/moment";
import type { CitingPassage, CitingSummary } from "@/lib/article/cited-by";
import { formatLocator } from "@/lib/citation/cited-works";
import type { Tier } from "@/lib/source/source";
import { formatTitle, titleToHref } from "@/lib/title/title";

interface CitedByProps {
	passages: readonly CitingPassage[];
	total: number;
	summary: CitingSummary;
	tier: Tier | null;
	/** Where the list goes on; null at its end. */
	moreHref: string | null;
	/** Back to its beginning; null there. */
	firstHref: string | null;
	/** The same list with, or without, the passages that cite the work no more. */
	other: { readonly href: string; readonly ever: boolean };
}

/** Every passage that cites a work, by page: what fan wikis keep by hand as a list of appearances. */
export function CitedBy({ passages, total, summary, tier, moreHref, firstHref, other }: CitedByProps) {
	return (
		<section className="source-section cited-by" aria-labelledby="cited">
			<h2 id="cited">Cited by</h2>
			{total === 0 ? (
				<p>No article cites this work{other.ever ? " now" : ""}.</p>
			) : (
				<>
					<p className="cited-summary">
						{count(total, "passage")} on {count(summary.pages, "page")} · <TierMark tier={tier} />
						{summary.first && ` · first cited ${formatDay(summary.first)}`}
						{summary.last && `, last ${formatDay(summary.last)}`}
					</p>
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

/** Neighbours of one page together. */
function byPage(passages: readonly CitingPassage[]): CitingPassage[][] {
	const groups: CitingPassage[][] = [];
	for (const passage of passages) {
		const last = groups.at(-1);
		if (last?.[0]?.page.id === passage.page.id) last.push(passage);
		else groups.push([passage]);
	}
	return groups;
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString("en")} ${number === 1 ? noun : `${noun}s`}`;
}

import { TierMark } from "@/components/source/tier-mark";
import { WorkTitle } from "@/components/source/work-title";
import { Moment } from "@/components/ui/moment";
import type { SupportEntry, SupportStep } from "@/lib/article/citation-history";
import { formatLocator } from "@/lib/citation/cited-works";
import { withQuery } from "@/lib/platform/query-string";
import { sourceHref } from "@/lib/source/addresses";
import { specialPageHref } from "@/lib/title/special-pages";
import { type Title, titleToHref } from "@/lib/title/title";

interface CitationHistoryProps {
	title: Title;
	entries: readonly SupportEntry[];
	/** The passage that alone is shown; null where all are. */
	passage: string | null;
	/** Where the list goes on; null at its end. */
	next: number | null;
	/** Whether the list begins with the newest. */
	fromStart: boolean;
}

/** The address of the list of every citation that a page ever had, or one passage of it. */
export function citationHistoryHref(title: Title, passage: string | null = null, before: number | null = null): string {
	return withQuery(titleToHref(title), { action: "citations", passage, before });
}

/** Every citation of a page: what it supports, since when, and who took it away. */
export function CitationHistory({ title, entries, passage, next, fromStart }: CitationHistoryProps) {
	return (
		<section className="citation-history">
			<p>
				{passage === null ? (
					"Every citation that this page has or had, the newest first."
				) : (
					<>
						Every citation that this passage has or had, the newest first.{" "}
						<a href={citationHistoryHref(title)}>Show all of this page</a>
					</>
				)}
			</p>
			{entries.length === 0 && (
				<p className="empty">
					{passage === null ? "This page has never cited a source." : "This passage has never cited a source."}
				</p>
			)}
			<ol>
				{entries.map((entry) => (
					<Entry key={entry.id} title={title} entry={entry} alone={passage !== null} />
				))}
			</ol>
			{(next !== null || !fromStart) && (
				<nav className="pager" aria-label="More citations">
					{!fromStart && <a href={citationHistoryHref(title, passage)}>Newest citations</a>}
					{next !== null && (
						<a href={citationHistoryHref(title, passage, next)} rel="next">
							Older citations →
						</a>
					)}
				</nav>
			)}
		</section>
	);
}

function Entry({ title, entry, alone }: { title: Title; entry: SupportEntry; alone: boolean }) {
	const { blockId, source, locator, quotation, text, section, added, removed } = entry;
	const href = titleToHref(title);
	const shownIn = removed ? `${href}?oldid=${added.revisionId}` : href;
	return (
		<li className={removed ? "support removed" : "support"}>
			<p className="support-text">
				<a href={`${shownIn}#b-${blockId}`}>{text || "(a passage without words)"}</a>
			</p>
			<p className="support-source">
				{source ? (
					<>
						<a href={sourceHref(source.id)}>
							<WorkTitle work={source} />
						</a>
						{locator && `, ${formatLocator(locator)}`} <TierMark tier={source.tier} />
					</>
				) : (
					"A work that the registry no longer has"
				)}
			</p>
			{quotation !== null && <q>{quotation}</q>}
			<p className="support-steps">
				<Step href={href} word="Added" step={added} />{" "}
				{removed ? <Step href={href} word="Removed" step={removed} /> : <strong>Still stands.</strong>}
			</p>
			<p className="support-steps">
				{section ?? "Introduction"}
				{!alone && (
					<>
						{" · "}
						<a href={citationHistoryHref(title, blockId)}>This passage alone</a>
					</>
				)}
			</p>
		</li>
	);
}

function Step({ href, word, step: { revisionId, authorName, at } }: { href: string; word: string; step: SupportStep }) {
	return (
		<>
			{word} in{" "}
			<a href={`${href}?diff=${revisionId}`} rel="nofollow">
				revision {revisionId}
			</a>{" "}
			by{" "}
			<a href={specialPageHref("Contributions", authorName)} rel="nofollow">
				<bdi>{authorName}</bdi>
			</a>
			, <Moment at={at} />.
		</>
	);
}

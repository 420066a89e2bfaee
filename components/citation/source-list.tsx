import { TierMark } from "@/components/source/tier-mark";
import { WorkTitle } from "@/components/source/work-title";
import { formatLocator } from "@/lib/citation/cited-works";
import { backLinkLabel, type ListedSource, type Note, type TierGroup } from "@/lib/citation/notes";
import type { CitedDocument } from "@/lib/citation/present-citations";
import { seriesHref, sourceHref } from "@/lib/source/addresses";
import { formatReleaseDate } from "@/lib/source/release-date";
import { KIND_NAMES, type SeriesName } from "@/lib/source/source";
import { citationAnchor, noteAnchor } from "./citation-group";

/** Where the list of sources stands; no heading of an article can take this id. */
export const SOURCES_ANCHOR = "cn-sources";

/** The address of the list on its page; null where the page cites nothing. */
export function sourcesHref(cited: CitedDocument): string | null {
	return cited.works.length === 0 ? null : `#${SOURCES_ANCHOR}`;
}

/** What a page ends with: its notes, where it has them, and the works it cites by tier and series. */
export function PageSources({ cited }: { cited: CitedDocument }) {
	const { notes, works, style } = cited;
	if (works.length === 0) return null;
	return (
		<section className="page-sources" aria-labelledby={SOURCES_ANCHOR}>
			{style === "notes" && (
				<>
					<h2 id="cn-notes">Notes</h2>
					<ol className="notes">
						{notes.map((note) => (
							<NoteLine key={note.number} note={note} />
						))}
					</ol>
				</>
			)}
			<h2 id={SOURCES_ANCHOR}>Sources</h2>
			{works.map((group) => (
				<Tier key={group.tier?.key ?? ""} group={group} />
			))}
		</section>
	);
}

function NoteLine({ note: { number, source, locator, citationIds, quotations } }: { note: Note }) {
	return (
		<li id={noteAnchor(number)} data-source={source.id} data-place={locator ? formatLocator(locator) : undefined}>
			<span className="back-links">
				↑{" "}
				{citationIds.map((id, index) => (
					<a key={id} href={`#${citationAnchor(id)}`} aria-label={`Back to the text, place ${index + 1}`}>
						{backLinkLabel(index)}
					</a>
				))}
			</span>{" "}
			{source.series && (
				<>
					<SeriesLink series={source.series} />
					{": "}
				</>
			)}
			<a href={sourceHref(source.id)}>
				<WorkTitle work={source} />
			</a>
			{locator && `, ${formatLocator(locator)}`}
			{quotations.map((quotation) => (
				<q key={quotation}>{quotation}</q>
			))}
		</li>
	);
}

function Tier({ group: { tier, series } }: { group: TierGroup }) {
	return (
		<div className="source-tier">
			<h3>
				<TierMark tier={tier} />
			</h3>
			<div>
				{series.map((group) => (
					<p key={group.series?.id ?? ""} className="source-series">
						{group.series && (
							<>
								<SeriesLink series={group.series} />
								{": "}
							</>
						)}
						{group.works.map((work, index) => (
							<ListedWork key={work.source.id} work={work} last={index === group.works.length - 1} />
						))}
					</p>
				))}
			</div>
		</div>
	);
}

function SeriesLink({ series }: { series: SeriesName }) {
	return <a href={seriesHref(series)}>{series.title}</a>;
}

function ListedWork({ work: { source, count }, last }: { work: ListedSource; last: boolean }) {
	return (
		<>
			<span
				className="source-work"
				data-work={source.id}
				data-kind={KIND_NAMES[source.kind]}
				data-released={source.releaseDate === null ? undefined : formatReleaseDate(source.releaseDate)}
				data-count={count}
			>
				<a href={sourceHref(source.id)}>
					<WorkTitle work={source} />
				</a>
				{source.releaseDate !== null && <small> {source.releaseDate.slice(0, 4)}</small>}
				{count > 1 && <small> · {count} passages</small>}
			</span>
			{!last && ", "}
		</>
	);
}

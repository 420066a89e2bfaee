import { Fragment } from "react";
import type { CitedSources } from "@/lib/citation/cited-works";
import { formatLocator, type GroupedWork, groupCitations, isQuoted, type SeriesRun } from "@/lib/citation/cited-works";
import type { Citation } from "@/lib/citation/collect-citations";
import { isInside, type Lens } from "@/lib/citation/lens";
import type { Note } from "@/lib/citation/notes";
import { seriesHref, sourceHref } from "@/lib/source/addresses";
import { tierAttributes } from "@/lib/source/tier-attributes";

interface GroupProps {
	citations: readonly Citation[];
	sources: CitedSources;
	/** Works outside are dimmed; null dims nothing. */
	lens: Lens | null;
	/** Whether citations can be jumped to: once on a page. */
	anchors: boolean;
}

/** Element id of a citation. */
export function citationAnchor(id: string): string {
	return `c-${id}`;
}

/** Neighbouring citations in one pair of brackets: series first, works behind it. */
export function CitationGroup({ citations, sources, lens, anchors }: GroupProps) {
	const runs = groupCitations(citations, sources);
	if (runs.length === 0) return null;
	return (
		<>
			{" "}
			<cite className="citations">
				{runs.map((run, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
					<Fragment key={index}>
						{index > 0 && "; "}
						<Run
							run={run}
							opening={index === 0 ? "(" : ""}
							dimmed={lens !== null && !isInside(lens, run.tier)}
							anchors={anchors}
						/>
					</Fragment>
				))}
				)
			</cite>
		</>
	);
}

interface RunProps {
	run: SeriesRun;
	/** What stands before it and must not be parted from it at the end of a line. */
	opening: string;
	dimmed: boolean;
	anchors: boolean;
}

function Run({ run, opening, dimmed, anchors }: RunProps) {
	const { series, kindWord, tier, works } = run;
	return (
		<span className={dimmed ? "citation-run outside" : "citation-run"}>
			<span className={series && series.code === null ? undefined : "citation-series"}>
				{opening}
				<span className="tier" {...(tier && tierAttributes(tier))} title={tier?.name}>
					{series && (
						<a href={seriesHref(series)} title={series.code === null ? undefined : series.title}>
							{series.code ?? <i>{series.title}</i>}
							{kindWord !== null && ` ${kindWord}`}
						</a>
					)}
				</span>
			</span>
			{series && ": "}
			{works.map((work, index) => (
				<Fragment key={work.source.id}>
					{index > 0 && ", "}
					<Work work={work} anchors={anchors} />
				</Fragment>
			))}
		</span>
	);
}

function Work({ work: { source, citations }, anchors }: { work: GroupedWork; anchors: boolean }) {
	const places = citations.flatMap((citation) => (citation.locator === null ? [] : [formatLocator(citation.locator)]));
	const quotations = citations.flatMap(({ quotation }) => quotation ?? []);
	const [first] = citations;
	const title = <a href={sourceHref(source.id)}>{source.title}</a>;
	return (
		<span
			id={anchors && first ? citationAnchor(first.id) : undefined}
			title={quotations.length > 0 ? quotations.join("\n") : undefined}
			data-source={anchors ? source.id : undefined}
			data-place={anchors && places.length > 0 ? places.join(", ") : undefined}
		>
			{isQuoted(source.kind) ? <>“{title}”</> : <i>{title}</i>}
			{places.length > 0 && ` ${places.join(", ")}`}
		</span>
	);
}

/** Element id of a note. */
export function noteAnchor(number: number): string {
	return `cn-${number}`;
}

/** The same as numbers that lead to the notes below the text. */
export function CitationNumbers({
	citations,
	notes,
	lens,
	anchors,
}: {
	citations: readonly Citation[];
	/** The note of each citation by its id. */
	notes: ReadonlyMap<string, Note>;
	lens: Lens | null;
	anchors: boolean;
}) {
	return (
		<sup className="citation-numbers">
			{citations.map(({ id }) => {
				const note = notes.get(id);
				if (!note) return null;
				const dimmed = lens !== null && !isInside(lens, note.source.tier);
				return (
					<a
						key={id}
						id={anchors ? citationAnchor(id) : undefined}
						className={dimmed ? "outside" : undefined}
						href={`#${noteAnchor(note.number)}`}
						title={note.source.title}
					>
						[{note.number}]
					</a>
				);
			})}
		</sup>
	);
}

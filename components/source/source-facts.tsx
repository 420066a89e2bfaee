import type { ReactNode } from "react";
import { formatDay } from "@/components/ui/moment";
import type { CitingEnd } from "@/lib/article/citing-ends";
import { seriesHref } from "@/lib/source/addresses";
import { KIND_NAMES, type RegisteredSource, type SourceEntry } from "@/lib/source/source";
import { formatTitle, type Title, titleToHref } from "@/lib/title/title";
import { ReleaseDate } from "./source-list";
import { TierMark } from "./tier-mark";

interface SourceFactsProps {
	source: RegisteredSource & { readonly entry: SourceEntry };
	/** The page about this work, where there is one to see. */
	article: Title | null;
	/** The revisions that cited it first and last; null where none does. */
	ends: { readonly first: CitingEnd; readonly last: CitingEnd } | null;
}

/** What is known of a work; what is not known is left out. */
export function SourceFacts({ source, article, ends }: SourceFactsProps) {
	const { series, number, releaseDate, tier, kind, entry } = source;
	const facts: readonly (readonly [label: string, value: ReactNode])[] = [
		["Kind", KIND_NAMES[kind]],
		[
			"Series",
			series && (
				<a href={seriesHref(series)}>
					{series.title}
					{series.code !== null && ` (${series.code})`}
				</a>
			),
		],
		["Number", number],
		["Released", releaseDate && <ReleaseDate date={releaseDate} />],
		[entry.creators.length > 1 ? "Creators" : "Creator", entry.creators.join(", ")],
		["ISBN", entry.isbn],
		[
			"Link",
			entry.url && (
				<a href={entry.url} rel="nofollow ugc noopener">
					{new URL(entry.url).host}
				</a>
			),
		],
		["Article", article && <a href={titleToHref(article)}>{formatTitle(article)}</a>],
		[
			"Tier",
			<span key="tier">
				<TierMark tier={tier} />
				{tier && series && <span className="muted"> {entry.tierKey === null ? "as its series" : "its own"}</span>}
			</span>,
		],
		["First cited", ends && <End key="first" end={ends.first} />],
		["Last cited", ends && ends.last.revisionId !== ends.first.revisionId && <End key="last" end={ends.last} />],
	];
	return (
		<dl className="source-facts">
			{facts.map(
				([label, value]) =>
					value && (
						<div key={label}>
							<dt>{label}</dt>
							<dd>{value}</dd>
						</div>
					),
			)}
		</dl>
	);
}

function End({ end: { revisionId, at, page } }: { end: CitingEnd }) {
	return (
		<>
			<a href={`/revision/${revisionId}`}>
				<time dateTime={at.toISOString()}>{formatDay(at)}</time>
			</a>{" "}
			in <a href={titleToHref(page)}>{formatTitle(page)}</a>
		</>
	);
}

import { seriesHref, sourceHref } from "@/lib/source/addresses";
import { formatReleaseDate } from "@/lib/source/release-date";
import { KIND_NAMES, type RegisteredSource } from "@/lib/source/source";
import { TierMark } from "./tier-mark";
import { WorkTitle } from "./work-title";

interface SourceListProps {
	sources: readonly RegisteredSource[];
	/** Within the list of one series its name is not said again. */
	withSeries?: boolean;
}

/** Works, one line each: title, series and number, kind, release, tier. */
export function SourceList({ sources, withSeries = true }: SourceListProps) {
	return (
		<table className={withSeries ? "source-list" : "source-list of-series"}>
			<thead>
				<tr>
					{!withSeries && <th scope="col">Number</th>}
					<th scope="col">Title</th>
					{withSeries && <th scope="col">Series</th>}
					<th scope="col">Kind</th>
					<th scope="col">Released</th>
					<th scope="col">Tier</th>
				</tr>
			</thead>
			<tbody>
				{sources.map((source) => (
					<tr key={source.id}>
						{!withSeries && <td className="source-number">{source.number}</td>}
						<th scope="row">
							<a href={sourceHref(source.id)}>
								<WorkTitle work={source} />
							</a>
							{source.retired && <span className="retired-mark"> retired</span>}
						</th>
						{withSeries && <td className="source-series">{source.series && <SeriesPlace source={source} />}</td>}
						<td className="source-kind">{KIND_NAMES[source.kind]}</td>
						<td className="source-date">{source.releaseDate && <ReleaseDate date={source.releaseDate} />}</td>
						<td className="source-tier">
							<TierMark tier={source.tier} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function SeriesPlace({ source: { series, number } }: { source: RegisteredSource }) {
	if (!series) return null;
	return (
		<>
			<a href={seriesHref(series)} title={series.code === null ? undefined : series.title}>
				{series.code ?? series.title}
			</a>
			{number && ` ${number}`}
		</>
	);
}

/** A release date in words, for machines as precise as it is known. */
export function ReleaseDate({ date }: { date: string }) {
	return <time dateTime={date}>{formatReleaseDate(date)}</time>;
}

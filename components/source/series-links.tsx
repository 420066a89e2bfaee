import { seriesHref } from "@/lib/source/addresses";
import type { Series } from "@/lib/source/source";

/** Series that the one being written may repeat. */
export function SeriesLinks({ series }: { series: readonly Series[] }) {
	return (
		<ul>
			{series.map((one) => (
				<li key={one.id}>
					<a href={seriesHref(one)} target="_blank" rel="noopener">
						{one.code === null ? one.title : `${one.code}: ${one.title}`}
					</a>
				</li>
			))}
		</ul>
	);
}

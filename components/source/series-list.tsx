import { seriesHref } from "@/lib/source/addresses";
import type { Series } from "@/lib/source/source";
import { TierMark } from "./tier-mark";

/** Every series with its code and tier. */
export function SeriesList({ series }: { series: readonly Series[] }) {
	return (
		<ul className="series-list">
			{series.map((one) => (
				<li key={one.id}>
					<a href={seriesHref(one)}>{one.title}</a>
					{one.code !== null && <span className="series-code">{one.code}</span>}
					<TierMark tier={one.tier} />
				</li>
			))}
		</ul>
	);
}

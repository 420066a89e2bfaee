"use client";
import { useEffect, useRef, useState } from "react";
import { seriesLikeTyped } from "@/lib/source/series-like-typed";
import type { Series } from "@/lib/source/source";
import { SeriesLinks } from "./series-links";

/** While title and code are typed into the form around it, the series that have such names already. */
export function SeriesHint({ series }: { series: readonly Series[] }) {
	const place = useRef<HTMLDivElement>(null);
	const [found, setFound] = useState<readonly Series[]>([]);
	useEffect(() => {
		const form = place.current?.closest("form");
		if (!form) return;
		const look = ({ target }: Event) => {
			if (!(target instanceof HTMLInputElement) || (target.name !== "title" && target.name !== "code")) return;
			setFound(seriesLikeTyped(target.value, series));
		};
		form.addEventListener("input", look);
		return () => form.removeEventListener("input", look);
	}, [series]);
	return (
		<div role="status" ref={place}>
			{found.length > 0 && (
				<div className="similar-sources">
					<p>Entered already:</p>
					<SeriesLinks series={found} />
				</div>
			)}
		</div>
	);
}

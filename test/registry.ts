import type { RegisteredSource, SeriesName, SourceKind, Tier } from "@/lib/source/source";

/** A small registry of works, without a database. */

export const [canon, licensed, fan] = (["Televised canon", "Licensed works", "Fan works"] as const).map(
	(name, index): Tier => ({ key: ["canon", "licensed", "fan"][index] ?? "", name, rank: index + 1 }),
) as [Tier, Tier, Tier];
export const TIERS = [canon, licensed, fan];

export const DS9: SeriesName = { id: 1, code: "DS9", title: "Deep Space Nine" };
export const TLE: SeriesName = { id: 2, code: "TLE", title: "The Lost Era" };
export const BAIT: SeriesName = { id: 3, code: null, title: "Bait and Switch" };

function work(
	id: number,
	title: string,
	kind: SourceKind,
	series: SeriesName | null,
	tier: Tier | null,
): RegisteredSource {
	return { id, title, kind, series, tier, number: null, releaseDate: null, mergedIntoId: null, retired: false };
}

export const FALL: SeriesName = { id: 4, code: null, title: "The Fall" };

export const WORKS = [
	work(1, "Emissary", "episode", DS9, canon),
	work(2, "Cardassians", "episode", DS9, canon),
	work(3, "Day of the Vipers", "novel", TLE, licensed),
	work(4, "Night of the Wolves", "novel", TLE, licensed),
	work(5, "The Wrong Reflection", "fan-work", BAIT, fan),
	work(6, "First Contact", "film", null, canon),
	{ ...work(7, "Emisary", "episode", DS9, canon), mergedIntoId: 1 },
	work(8, "Unsorted", "other", null, null),
	work(9, "Revelation and Dust", "novel", FALL, licensed),
];
export const SOURCES = new Map(WORKS.map((source) => [source.id, source]));

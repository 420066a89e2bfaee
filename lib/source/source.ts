/** Kinds of works, in the order in which lists offer them. */
export const SOURCE_KINDS = [
	"episode",
	"film",
	"novel",
	"comic",
	"game",
	"short-story",
	"reference-book",
	"web",
	"fan-work",
	"other",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What an entry should have and may lack. */
export const SOURCE_GAPS = ["date", "tier"] as const;
export type SourceGap = (typeof SOURCE_GAPS)[number];

/** What a kind is called beside a title. */
export const KIND_NAMES: Readonly<Record<SourceKind, string>> = {
	episode: "Episode",
	film: "Film",
	novel: "Novel",
	comic: "Comic",
	game: "Game",
	"short-story": "Short story",
	"reference-book": "Reference book",
	web: "Web",
	"fan-work": "Fan work",
	other: "Other",
};

/** Kinds whose titles stand in quotation marks by custom; the others stand in italics. */
export const QUOTED_SOURCE_KINDS: ReadonlySet<SourceKind> = new Set(["episode", "short-story"]);

/** What the wiki may colour a tier with; each is set for light and for dark pages. */
export const TIER_COLOURS = ["green", "ochre", "violet", "blue", "rose", "grey"] as const;
export type TierColour = (typeof TIER_COLOURS)[number];

export const COLOUR_NAMES: Readonly<Record<TierColour, string>> = {
	green: "Green",
	ochre: "Ochre",
	violet: "Violet",
	blue: "Blue",
	rose: "Rose",
	grey: "Grey",
};

/** How close to the heart of its world a source stands; rank 1 is innermost. */
export interface Tier {
	readonly key: string;
	readonly name: string;
	readonly rank: number;
	/** Where the wiki chose one; else it has the usual one of its place. */
	readonly colour?: TierColour | null;
}

export interface SeriesName {
	readonly id: number;
	readonly code: string | null;
	readonly title: string;
}

export interface Series extends SeriesName {
	readonly kind: SourceKind;
	readonly tier: Tier | null;
}

/** A work as lists and citations show it. */
export interface RegisteredSource {
	readonly id: number;
	readonly kind: SourceKind;
	readonly title: string;
	readonly number: string | null;
	readonly releaseDate: string | null;
	readonly series: SeriesName | null;
	/** Its own, or that of its series. */
	readonly tier: Tier | null;
	/** The entry that stands for this one today, however many merges led there. */
	readonly mergedIntoId: number | null;
	readonly retired: boolean;
}

/** An entry that may be the same work as another, and how like their titles are, from 0 to 1. */
export interface SimilarSource extends RegisteredSource {
	readonly likeness: number;
}

/** What somebody decided about a work: what a version keeps, and what a revert brings back. */
export interface SourceEntry {
	readonly kind: SourceKind;
	readonly title: string;
	readonly seriesId: number | null;
	readonly number: string | null;
	readonly releaseDate: string | null;
	readonly creators: readonly string[];
	readonly isbn: string | null;
	readonly url: string | null;
	readonly articleId: number | null;
	readonly tierKey: string | null;
	readonly retiredAt: string | null;
	readonly mergedIntoId: number | null;
}

/** The same of a series. */
export interface SeriesEntry {
	readonly code: string | null;
	readonly title: string;
	readonly kind: SourceKind;
	readonly tierKey: string | null;
}

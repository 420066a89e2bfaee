import type { RegisteredSource, SourceKind } from "@/lib/source/source";
import { formatLocator } from "./cited-works";
import type { Note } from "./notes";

const TYPES: Readonly<Record<SourceKind, string>> = {
	episode: "TVEpisode",
	film: "Movie",
	novel: "Book",
	comic: "ComicIssue",
	game: "VideoGame",
	"short-story": "ShortStory",
	"reference-book": "Book",
	web: "WebPage",
	"fan-work": "CreativeWork",
	other: "CreativeWork",
};

/** A page as schema.org's Article with the works that it cites. */
export interface ArticleFacts {
	readonly name: string;
	readonly description: string;
	readonly url: string;
	readonly siteName: string;
	readonly licence: string;
	readonly createdAt: Date;
	readonly modifiedAt: Date;
}

/** JSON-LD of an article; `absolute` makes whole addresses of paths. */
export function articleJsonLd(facts: ArticleFacts, notes: readonly Note[], absolute: (path: string) => string): object {
	const { name, description, url, siteName, licence, createdAt, modifiedAt } = facts;
	return {
		"@context": "https://schema.org",
		"@type": "Article",
		headline: name,
		description,
		url: absolute(url),
		license: licence,
		datePublished: createdAt.toISOString(),
		dateModified: modifiedAt.toISOString(),
		publisher: { "@type": "Organization", name: siteName },
		...(notes.length > 0 && { citation: notes.map(({ source, locator }) => work(source, locator, absolute)) }),
	};
}

function work(source: RegisteredSource, locator: Note["locator"], absolute: (path: string) => string): object {
	return {
		"@type": TYPES[source.kind],
		name: source.title,
		url: absolute(`/sources/${source.id}`),
		...(source.releaseDate !== null && { datePublished: source.releaseDate }),
		...(source.series && { isPartOf: { "@type": "CreativeWorkSeries", name: source.series.title } }),
		...(locator && { pagination: formatLocator(locator) }),
	};
}

/** JSON that may stand inside a script element: nothing in it can end the element or a line of script. */
export function scriptJson(value: object): string {
	return JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** An Atom feed (RFC 4287). Addresses are paths of the wiki; `base`, its origin, makes them whole. */
export interface Feed {
	readonly title: string;
	/** The page that lists the same, and the feed itself. */
	readonly path: string;
	readonly selfPath: string;
	/** The newest first. */
	readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
	/** A path that names the entry for ever. */
	readonly id: string;
	readonly title: string;
	/** Where it can be read. */
	readonly path: string;
	readonly author: string;
	readonly at: Date;
	/** Plain text. */
	readonly summary: string;
	readonly categories: readonly string[];
}

/** The moment of a feed without entries: a feed must have one, and it must not change while nothing does. */
const NEVER = 0;

/** Writes a feed as XML. */
export function writeAtom(feed: Feed, { base, siteName }: { base: string; siteName: string }): string {
	const updated = new Date(Math.max(NEVER, ...feed.entries.map(({ at }) => at.getTime())));
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
		`<id>${text(base + feed.selfPath)}</id>`,
		`<title>${text(`${feed.title} · ${siteName}`)}</title>`,
		`<updated>${updated.toISOString()}</updated>`,
		`<link rel="self" type="application/atom+xml" href="${text(base + feed.selfPath)}"/>`,
		`<link rel="alternate" type="text/html" href="${text(base + feed.path)}"/>`,
		`<author><name>${text(siteName)}</name></author>`,
		"<generator>Canonry</generator>",
		...feed.entries.flatMap((entry) => [
			"<entry>",
			`<id>${text(base + entry.id)}</id>`,
			`<title>${text(entry.title)}</title>`,
			`<updated>${entry.at.toISOString()}</updated>`,
			`<link rel="alternate" type="text/html" href="${text(base + entry.path)}"/>`,
			`<author><name>${text(entry.author)}</name></author>`,
			...entry.categories.map((category) => `<category term="${text(category)}"/>`),
			`<summary type="text">${text(entry.summary)}</summary>`,
			"</entry>",
		]),
		"</feed>",
	];
	return `${lines.join("\n")}\n`;
}

/** What XML 1.0 cannot hold however it is written: controls, lone surrogates, non-characters. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function text(value: string): string {
	return value.replace(IMPOSSIBLE, "").replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");
}

import type { SourceKind } from "@/lib/source/source";

/** A work, or a page of this wiki, as programs for references take it. */
export interface ExportedItem {
	/** Unique in the list: `source-12`. */
	readonly key: string;
	readonly kind: SourceKind | "wiki-page";
	readonly title: string;
	/** Series, or the wiki. */
	readonly container: string | null;
	readonly number: string | null;
	/** `2026`, `2026-11` or `2026-11-22`. */
	readonly date: string | null;
	readonly creators: readonly string[];
	readonly isbn: string | null;
	readonly url: string | null;
}

const CSL_TYPES: Readonly<Record<ExportedItem["kind"], string>> = {
	episode: "broadcast",
	film: "motion_picture",
	novel: "book",
	comic: "book",
	game: "software",
	"short-story": "chapter",
	"reference-book": "book",
	web: "webpage",
	"fan-work": "document",
	other: "document",
	"wiki-page": "entry-encyclopedia",
};

/** An item of CSL-JSON (citation-style-language/schema). */
export function toCslItem({ key, kind, title, container, number, date, creators, isbn, url }: ExportedItem): object {
	return {
		id: key,
		type: CSL_TYPES[kind],
		title,
		...(container !== null && { "container-title": container }),
		...(creators.length > 0 && { author: creators.map((literal) => ({ literal })) }),
		...(date !== null && { issued: { "date-parts": [date.split("-").map(Number)] } }),
		...(number !== null && { number }),
		...(isbn !== null && { ISBN: isbn }),
		...(url !== null && { URL: url }),
	};
}

const ENTRY_TYPES: Readonly<Partial<Record<ExportedItem["kind"], string>>> = {
	novel: "book",
	comic: "book",
	"reference-book": "book",
	"short-story": "incollection",
};

const ESCAPES: Readonly<Record<string, string>> = {
	"\\": "\\textbackslash{}",
	"{": "\\{",
	"}": "\\}",
	"~": "\\textasciitilde{}",
	"^": "\\textasciicircum{}",
};

/** Text that TeX prints as it is. */
function escapeTex(text: string): string {
	return text.replace(/[\\{}~^]|[&%$#_]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);
}

/** Entries of BibTeX; titles are braced, so that no style changes their capitals. */
export function toBibtex(items: readonly ExportedItem[]): string {
	return items.map(bibtexEntry).join("\n");
}

function bibtexEntry({ key, kind, title, container, number, date, creators, isbn, url }: ExportedItem): string {
	const type = ENTRY_TYPES[kind] ?? "misc";
	const [year, month] = date?.split("-") ?? [];
	const fields: [string, string | null | undefined][] = [
		["title", `{${escapeTex(title)}}`],
		// Each name in braces of its own: "and" inside one parts nobody.
		["author", creators.length > 0 ? creators.map((name) => `{${escapeTex(name)}}`).join(" and ") : null],
		[
			type === "incollection" ? "booktitle" : type === "book" ? "series" : "howpublished",
			container && escapeTex(container),
		],
		["number", number && escapeTex(number)],
		["year", year],
		["month", month && String(Number(month))],
		["isbn", isbn],
		["url", url?.replace(/[{}\\\s]/g, encodeURIComponent)],
	];
	const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
	return `@${type}{${key},\n${lines.join("\n")}\n}\n`;
}

/** The words of a name, one space apart: no case, accents, apostrophes or punctuation. Signs alone stay as they are. */
export function nameKey(name: string): string {
	const words = name
		.normalize("NFKD")
		.replace(/[\u0300-\u036f'’‘ʼ´]/gu, "")
		.toLowerCase()
		.replaceAll("&", " and ")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
	return words === "" ? name.trim().toLowerCase() : words;
}

/** The key by which likeness compares titles: a leading article makes no difference. */
export function titleKey(title: string): string {
	return nameKey(title).replace(/^(?:the|an?|der|die|das|le|la|les|el|los) (?=.)/u, "");
}

/** A code without case and the signs that people put into it: "DS-9" is "DS9". */
export function bareCode(code: string): string {
	return nameKey(code).replaceAll(" ", "");
}

/** What a search for a work looks through. */
export function searchKey(
	work: { title: string; number: string | null; isbn: string | null },
	series: { code: string | null; title: string } | null,
): string {
	return [series?.code, series?.title, work.title, work.number, work.isbn]
		.filter((part) => part !== null && part !== undefined)
		.map(nameKey)
		.join(" ");
}

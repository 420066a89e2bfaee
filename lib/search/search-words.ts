/**
 * The words of a text as search compares them: lower case, without accents and apostrophes, parted by single
 * spaces. The database function `search.words` (migration 0002) does the same; a test holds the two together.
 */
export function searchWords(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/[\u0300-\u036f'’ʼ]/gu, "")
		.toLowerCase()
		.replace(/[^\p{L}\p{Nd}]+/gu, " ")
		.trim();
}

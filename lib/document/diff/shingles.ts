import { hasWord, splitWords } from "../words";

/** So many words in a row are a passage that is known again; fewer come again by chance. */
export const PASSAGE_WORDS = 4;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The shingles of a text in order (Broder, On the resemblance and containment of documents, 1997): one for each
 * `PASSAGE_WORDS` words in a row, as a signed number of 32 bits. Texts share one wherever they share so many words,
 * whatever stands between these, and by chance once in four thousand million pairs.
 */
export function shingles(text: string): number[] {
	const words: number[] = [];
	for (const piece of splitWords(text)) if (hasWord(piece)) words.push(hashOf(piece));
	const found: number[] = [];
	for (let end = PASSAGE_WORDS; end <= words.length; end++) {
		let hash = FNV_OFFSET;
		for (let place = end - PASSAGE_WORDS; place < end; place++) hash = mix(hash, words[place] ?? 0);
		found.push(hash);
	}
	return found;
}

const [APOSTROPHE, CURLY_APOSTROPHE] = [0x27, 0x2019];

/** FNV-1a over UTF-16; a word with one apostrophe or the other is the same. */
function hashOf(word: string): number {
	let hash = FNV_OFFSET;
	for (let i = 0; i < word.length; i++) {
		const code = word.charCodeAt(i);
		hash = Math.imul(hash ^ (code === CURLY_APOSTROPHE ? APOSTROPHE : code), FNV_PRIME);
	}
	return hash;
}

/** Words in another order give another number: without the shift, high bits of a word would never reach low ones. */
function mix(hash: number, word: number): number {
	const mixed = Math.imul(hash ^ word, FNV_PRIME);
	return mixed ^ (mixed >>> 15);
}

import { classAt, isWordAt, WORD } from "./characters";

/** A word of a name as it is compared, and where it stands in the text (UTF-16, end exclusive). */
export interface NameWord {
	readonly key: string;
	readonly start: number;
	readonly end: number;
}

/** What a walk found: the values of a name that is `length` words long. */
export interface TrieMatch<T> {
	readonly length: number;
	readonly values: readonly T[];
}

interface TrieNode<T> {
	next: Map<string, TrieNode<T>> | null;
	values: T[];
}

/** Apostrophes and invisible marks do not end a word: `Neelix's`, `O’Brien`, soft hyphens of pasted text. */
const JOINERS = "'’ʼ‘´\u00ad\u200b\u200c\u200d\u2060\ufeff";
const ANY_JOINER = new RegExp(`[${JOINERS}]`, "g");
/** Letters that are their own compatibility form, so that most words need no normalising. */
const NORMAL =
	/^[0-9A-Za-z\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0400-\u045f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]*$/;

/**
 * Cuts a stretch of text into the words that names are compared by. Case, kind of apostrophe, dash or quotation
 * mark, punctuation and spaces make no difference; `&` is the word "and". Linear in the length.
 */
export function splitNameWords(text: string, start = 0, end = text.length): NameWord[] {
	const words: NameWord[] = [];
	let at = start;
	while (at < end) {
		if (!isWordAt(text, at)) {
			if (text[at] === "&") words.push({ key: "and", start: at, end: at + 1 });
			at++;
			continue;
		}
		let last = at + 1;
		while (last < end && ((classAt(text, last) & WORD) !== 0 || joins(text, last, end))) last++;
		words.push({ key: wordKey(text.slice(at, last)), start: at, end: last });
		at = last;
	}
	return words;
}

function joins(text: string, at: number, end: number): boolean {
	return at + 1 < end && JOINERS.includes(text[at] ?? " ") && isWordAt(text, at + 1);
}

function wordKey(written: string): string {
	if (NORMAL.test(written)) return written.toLowerCase();
	return written.replace(ANY_JOINER, "").normalize("NFKC").toLowerCase();
}

/** No title that stands bare in a text is longer; in quotation marks it is found whole. */
const MAX_WALK = 30;

const NOTHING: readonly never[] = [];

/** Names by their words, so that the longest name that a text begins with is found in one walk. */
export class WordTrie<T> {
	private readonly root: TrieNode<T> = { next: null, values: [] };

	/** A name without any word (such as "?") is not kept. */
	add(keys: readonly string[], value: T): void {
		if (keys.length === 0) return;
		let node = this.root;
		for (const key of keys) {
			node.next ??= new Map();
			let next = node.next.get(key);
			if (!next) {
				next = { next: null, values: [] };
				node.next.set(key, next);
			}
			node = next;
		}
		node.values.push(value);
	}

	/** The names of at most MAX_WALK words that begin at `words[from]` and end before `words[to]`, longest first. */
	walk(words: readonly NameWord[], from: number, to = words.length): readonly TrieMatch<T>[] {
		let matches: TrieMatch<T>[] | null = null;
		let node: TrieNode<T> | undefined = this.root;
		const end = Math.min(to, from + MAX_WALK);
		for (let index = from; index < end; index++) {
			const key: string = words[index]?.key ?? "";
			node = node.next?.get(key);
			if (!node) break;
			if (node.values.length === 0) continue;
			matches ??= [];
			matches.push({ length: index - from + 1, values: node.values });
		}
		return matches ? matches.reverse() : NOTHING;
	}

	/** The values of exactly these words. */
	find(words: readonly NameWord[], from = 0, to = words.length): readonly T[] {
		let node: TrieNode<T> | undefined = this.root;
		for (let index = from; index < to && node; index++) node = node.next?.get(words[index]?.key ?? "");
		return node && node !== this.root ? node.values : [];
	}
}

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

const RUN = /[\p{L}\p{M}\p{N}]+/uy;
/** Apostrophes and invisible marks do not end a word: `Neelix's`, `O’Brien`, soft hyphens of pasted text. */
const JOINERS = "'’ʼ‘´\u00ad\u200b\u200c\u200d\u2060\ufeff";

/**
 * Cuts a stretch of text into the words that names are compared by. Case, kind of apostrophe, dash or quotation
 * mark, punctuation and spaces make no difference; `&` is the word "and". Linear in the length.
 */
export function splitNameWords(text: string, start = 0, end = text.length): NameWord[] {
	const words: NameWord[] = [];
	let at = start;
	while (at < end) {
		if (text[at] === "&") {
			words.push({ key: "and", start: at, end: at + 1 });
			at++;
			continue;
		}
		const first = runEnd(text, at, end);
		if (first === at) {
			at++;
			continue;
		}
		let last = first;
		while (last + 1 < end && JOINERS.includes(text[last] ?? " ")) {
			const next = runEnd(text, last + 1, end);
			if (next === last + 1) break;
			last = next;
		}
		words.push({ key: wordKey(text.slice(at, last)), start: at, end: last });
		at = last;
	}
	return words;
}

function runEnd(text: string, at: number, end: number): number {
	RUN.lastIndex = at;
	return RUN.test(text) ? Math.min(RUN.lastIndex, end) : at;
}

function wordKey(written: string): string {
	const plain = [...written].filter((character) => !JOINERS.includes(character)).join("");
	return plain.normalize("NFKC").toLowerCase();
}

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

	/** The names that begin at `words[from]` and end before `words[to]`, longest first. */
	walk(words: readonly NameWord[], from: number, to = words.length): TrieMatch<T>[] {
		const matches: TrieMatch<T>[] = [];
		let node: TrieNode<T> | undefined = this.root;
		for (let index = from; index < to; index++) {
			const key: string = words[index]?.key ?? "";
			node = node.next?.get(key);
			if (!node) break;
			if (node.values.length > 0) matches.push({ length: index - from + 1, values: node.values });
		}
		return matches.reverse();
	}

	/** The values of exactly these words. */
	find(words: readonly NameWord[], from = 0, to = words.length): readonly T[] {
		let node: TrieNode<T> | undefined = this.root;
		for (let index = from; index < to && node; index++) node = node.next?.get(words[index]?.key ?? "");
		return node && node !== this.root ? node.values : [];
	}
}

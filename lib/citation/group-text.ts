import { isSpaceAt, isWordAt } from "./characters";
import type { PrefixText } from "./citation-prefix";
import type { CitationRegistry } from "./citation-registry";
import { readLocator } from "./locator";
import { closesAt, emphasisLength, findClosingQuote, isQuoteOpenerAt } from "./quotation";
import type { NameWord } from "./word-trie";

/** What stands behind a work, and where the next thing begins. */
type Separator = { readonly between: "series" | "works" | "end"; readonly at: number };

const CONJUNCTION = /(?:and|und|et|y|e|og|och|en|i|&|\+)\s/iuy;

/** The inside of a bracket, and what can be asked of a place in it: its words, the marks and separators around it. */
export class GroupText implements PrefixText {
	readonly end: number;
	private readonly closings = new Map<number, number>();

	constructor(
		readonly text: string,
		readonly words: readonly NameWord[],
		readonly registry: CitationRegistry,
	) {
		this.end = text.length;
	}

	/** `20,000 Leagues`. */
	isNumberComma(at: number): boolean {
		return this.text[at] === "," && /\d,\d{3}/.test(this.text.slice(at - 1, at + 4));
	}

	/** Kept, because several readings ask for the same mark. */
	closingQuote(at: number): number {
		let close = this.closings.get(at);
		if (close === undefined) {
			close = findClosingQuote(this.text, at, this.end, this.mayFollowTitle);
			this.closings.set(at, close);
		}
		return close;
	}

	/** The last mark near `from` that closes `opener` and has a right follower, with only signs in between. */
	closeBehind(from: number, opener: string | undefined): number {
		let found = -1;
		for (let at = from; at < this.end && at < from + 8; at++) {
			const sign = this.text[at] ?? "";
			if (sign === ";" || sign === "；" || isWordAt(this.text, at)) break;
			if (closesAt(this.text, at, opener) && this.mayFollowTitle(at + 1)) found = at;
			else if (
				closesAt(this.text, at, opener) &&
				this.text[at - 1] === "," &&
				isQuoteOpenerAt(this.text, this.skipSpaces(at + 1))
			) {
				return at;
			}
		}
		return found;
	}

	/** A locator that is all that stands between a place and the next separator. */
	locatorBehind(from: number) {
		let at = this.skipSpaces(from);
		if (this.text[at] === "," || this.text[at] === "，") at = this.skipSpaces(at + 1);
		const found = at > from ? readLocator(this.text, at, this.end) : null;
		return found && this.isSeparatorAt(found.end) ? found : null;
	}

	/** Whether a title may end here: at a separator, or at a locator before one. */
	readonly mayFollowTitle = (at: number): boolean => this.isSeparatorAt(at) || this.locatorBehind(at) !== null;

	isSeparatorAt(at: number): boolean {
		return at >= this.end || ",;，；、".includes(this.text[at] ?? " ") || this.readSeparator(at) !== null;
	}

	/** What comes next, and where it begins; null where the text goes on as it must not. */
	readSeparator(from: number): Separator | null {
		const at = this.skipSpaces(from);
		if (at >= this.end) return { between: "end", at: this.end };
		const sign = this.text[at] ?? "";
		if (sign === "." && this.skipSpaces(at + 1) >= this.end) return { between: "end", at: this.end };
		if (sign === ";" || sign === "；") {
			const next = this.skipSpaces(at + 1);
			return { between: next >= this.end ? "end" : "series", at: next };
		}
		let next = at;
		if (",，、".includes(sign)) next = this.skipSpaces(at + 1);
		else if (this.text[from - 2] === "," && isQuoteOpenerAt(this.text, at)) return { between: "works", at };
		if (isWordAt(this.text, next) || "&+".includes(this.text[next] ?? " ")) {
			CONJUNCTION.lastIndex = next;
			const behind = CONJUNCTION.test(this.text) ? this.skipSpaces(CONJUNCTION.lastIndex) : next;
			const isMarked = isQuoteOpenerAt(this.text, behind) || emphasisLength(this.text, behind, this.end) > 0;
			if (isMarked) return { between: "works", at: behind };
		}
		if (next === at) return null;
		return { between: next >= this.end ? "end" : "works", at: next };
	}

	skipSpaces(from: number): number {
		let at = from;
		while (at < this.end && isSpaceAt(this.text, at)) at++;
		return at;
	}

	/** The index of the first word at or behind a place. */
	wordAt(at: number): number {
		let [low, high] = [0, this.words.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.words[middle]?.start ?? 0) < at) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

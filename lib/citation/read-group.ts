import { type BindingContext, chooseWork, findWork, knownTitles, type TitleStyle } from "./bind-work";
import { isSpaceAt, isWordAt } from "./characters";
import { type CitationPrefix, PREFIX_READERS, type PrefixText, prefixAt } from "./citation-prefix";
import type { CitationRegistry, KnownWork } from "./citation-registry";
import { type Locator, readLocator } from "./locator";
import {
	closesAt,
	collapseSpaces,
	emphasisLength,
	findClosingEmphasis,
	findClosingQuote,
	holdsClosingQuote,
	isQuoteOpenerAt,
	MAX_QUOTED,
	trimRange,
	unwrap,
} from "./quotation";
import { type Evidence, weighTitle } from "./title-evidence";
import { type NameWord, splitNameWords } from "./word-trie";

/**
 * Reads the inside of one bracket as a group of citations, or refuses it as a whole: a group replaces its text, so
 * nothing in it may be left over.
 *
 * Strategy: series after series (`;`), work after work (`,`), left to right and never back past a work that was read.
 * Where a place can be read in several ways (a colon may end a series or belong to a title), all are tried for this
 * one work and the first that binds to a known work wins, else the first that reads at all. Each work brings
 * evidence; at least one must be proof.
 */

export interface ReadCitation {
	readonly prefix: CitationPrefix;
	readonly title: string;
	readonly style: TitleStyle;
	readonly work: KnownWork | null;
	readonly locator: Locator | null;
	/** In the content, marks and locator included. */
	readonly start: number;
	readonly end: number;
}

interface Reading extends ReadCitation {
	readonly evidence: Evidence;
}

type Separator = { readonly between: "series" | "works" | "end"; readonly at: number };

const CONJUNCTION = /(?:and|und|et|y|e|og|och|en|i|&|\+)\s/iuy;
const MAX_CITATIONS = 64;
/** A group whose first works prove nothing is a list of something else. */
const MAX_UNPROVEN = 12;

/**
 * The citations that the content of a bracket is made of, or null when it is anything else. With `needsRegistry` only
 * a known series or work is proof.
 */
export function readGroup(
	content: string,
	registry: CitationRegistry,
	needsRegistry: boolean,
): readonly ReadCitation[] | null {
	const words = splitNameWords(content);
	if (words.length === 0 && registry.worksOfSigns.size === 0) return null;
	const readings = new GroupReader({ text: content, end: content.length, registry, words }).read();
	if (!readings) return null;
	const isProven = needsRegistry
		? readings.some(({ work, prefix }) => work !== null || prefix.known !== null)
		: readings.some(({ evidence }) => evidence === "proof");
	return isProven ? readings : null;
}

class GroupReader {
	private previousSeriesId: number | null = null;
	private closings: Map<number, number> | null = null;
	private readonly text: string;
	private readonly end: number;
	private readonly words: readonly NameWord[];
	private readonly registry: CitationRegistry;

	constructor(private readonly source: PrefixText) {
		({ text: this.text, end: this.end, words: this.words, registry: this.registry } = source);
	}

	read(): Reading[] | null {
		const readings: Reading[] = [];
		let at = this.skipSpaces(0);
		let prefix: CitationPrefix | null = null;
		let isProven = false;
		while (readings.length < MAX_CITATIONS) {
			const reading = this.readNext(at, prefix);
			if (!reading) return null;
			readings.push(reading);
			isProven ||= reading.evidence === "proof";
			if (!isProven && readings.length > MAX_UNPROVEN) return null;
			prefix = reading.prefix;
			this.previousSeriesId = reading.work?.seriesId ?? reading.prefix.known?.id ?? this.previousSeriesId;
			const separator = this.readSeparator(reading.end);
			if (!separator) return null;
			if (separator.between === "end") return readings;
			if (separator.between === "series") prefix = null;
			at = separator.at;
		}
		return null;
	}

	/** The next work; `current` is the prefix that still holds, null at the beginning of a series. */
	private readNext(at: number, current: CitationPrefix | null): Reading | null {
		const own = prefixAt(at, current);
		const isEmphasis = emphasisLength(this.text, at, this.end) > 0;
		if (!isEmphasis && isQuoteOpenerAt(this.text, at)) return this.readWork(at, own);
		const continued = current === null ? null : this.readWork(at, own);
		if (continued?.work) return continued;
		let first: Reading | null = null;
		const word = this.wordAt(at);
		let knownEnd = -1;
		for (const readPrefixes of PREFIX_READERS) {
			for (const prefix of readPrefixes(this.source, at, word)) {
				// The same series, taken for an unknown one.
				if (prefix.end === knownEnd) continue;
				if (prefix.known) knownEnd = prefix.end;
				// A new series behind a comma must show itself: by a quotation mark, a code, a kind word or the registry.
				const isShown = prefix.evidence !== "name" || prefix.kinds !== null;
				if (current !== null && !isShown && !isQuoteOpenerAt(this.text, prefix.end)) continue;
				const reading = this.readWork(prefix.end, prefix);
				// A bare title may have swallowed a colon and marks that another reading understands.
				if (reading && (reading.work || reading.style !== "plain")) return reading;
				first ??= reading;
			}
		}
		if (current !== null) return first ?? continued;
		// What looks like a series and a title may be one known title with a colon.
		if (first === null || isEmphasis) return this.readWork(at, own) ?? first;
		return this.readKnownPlain(at, own) ?? first;
	}

	private readWork(at: number, prefix: CitationPrefix): Reading | null {
		if (at >= this.end) return null;
		const length = emphasisLength(this.text, at, this.end);
		if (length > 0) {
			const close = findClosingEmphasis(this.text, at, this.end, this.mayFollowTitle);
			if (close !== -1) return this.finish(at, close + length, at + length, close, "emphasis", prefix);
		} else if (isQuoteOpenerAt(this.text, at)) {
			return this.readQuoted(at, prefix);
		}
		return this.readKnownPlain(at, prefix) ?? this.readPlain(at, prefix, "plain");
	}

	private readQuoted(at: number, prefix: CitationPrefix): Reading | null {
		const context = this.context(prefix, "quoted");
		const first = this.wordAt(at + 1);
		if ((this.words[first]?.start ?? this.end) - at <= 4) {
			for (const { work, length } of knownTitles(
				this.registry,
				this.words,
				first,
				this.words.length,
				this.text,
				context,
			)) {
				const close = this.closeBehind(this.words[first + length - 1]?.end ?? this.end, this.text[at]);
				if (close !== -1) return this.finish(at, close + 1, at + 1, close, "quoted", prefix, work);
			}
		}
		const close = this.closingQuote(at);
		if (close !== -1) return this.finish(at, close + 1, at + 1, close, "quoted", prefix);
		// The closing mark was forgotten: the title goes on to the next comma or semicolon.
		const reading = this.readPlain(at + 1, prefix, "quoted", at);
		return reading && !holdsClosingQuote(this.text, at + 1, reading.end, this.text[at]) ? reading : null;
	}

	/** Kept, because several readings ask for the same mark. */
	private closingQuote(at: number): number {
		this.closings ??= new Map();
		let close = this.closings.get(at);
		if (close === undefined) {
			close = findClosingQuote(this.text, at, this.end, this.mayFollowTitle);
			this.closings.set(at, close);
		}
		return close;
	}

	/** The last mark near `from` that closes `opener` and has a right follower, with only signs in between. */
	private closeBehind(from: number, opener: string | undefined): number {
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

	private readKnownPlain(at: number, prefix: CitationPrefix): Reading | null {
		const first = this.wordAt(at);
		const begin = this.words[first]?.start ?? this.end;
		// Signs such as `¡` may stand before the first word, brackets and spaces may not.
		if (begin - at > 2 || /[\s()]/.test(this.text.slice(at, begin))) return null;
		const context = this.context(prefix, "plain");
		for (const { work, length } of knownTitles(
			this.registry,
			this.words,
			first,
			this.words.length,
			this.text,
			context,
		)) {
			// "(Star Trek)" names the series before it names a film.
			const isSeries = this.registry.series.find(this.words, first, first + length).length > 0;
			if (isSeries && prefix.evidence === "none") continue;
			let titleEnd = this.words[first + length - 1]?.end ?? this.end;
			for (let sign = titleEnd; sign < this.end && sign < titleEnd + 4; sign++) {
				if (!"?!.…)’'\"”».".includes(this.text[sign] ?? " ")) break;
				if (work.title.endsWith(this.text.slice(titleEnd, sign + 1))) {
					titleEnd = sign + 1;
					break;
				}
			}
			if (this.text[titleEnd] === "." && this.skipSpaces(titleEnd + 1) === this.end) titleEnd++;
			if (this.mayFollowTitle(titleEnd)) return this.finish(at, titleEnd, at, titleEnd, "plain", prefix, work);
		}
		return null;
	}

	/** A title without marks (or whose closing mark is missing): up to the next separator outside of brackets. */
	private readPlain(at: number, prefix: CitationPrefix, style: TitleStyle, start = at): Reading | null {
		const limit = Math.min(this.end, at + MAX_QUOTED);
		let depth = 0;
		let close = at;
		for (; close < limit; close++) {
			const sign = this.text[close] ?? "";
			if (sign === "(" || sign === "（") depth++;
			else if (sign === ")" || sign === "）") depth--;
			else if (depth === 0 && ",;，；、".includes(sign) && !this.isNumberComma(close)) break;
		}
		if (close === limit && limit < this.end) return null;
		let titleEnd = trimRange(this.text, at, close)[1];
		for (let word = this.wordAt(at) + 1; word < this.words.length; word++) {
			const from = this.words[word]?.start ?? close;
			if (from >= titleEnd) break;
			const before = isSpaceAt(this.text, from - 1) ? from - 2 : from - 1;
			const sign = "#§@".includes(this.text[before] ?? " ") ? before : from;
			const found = isSpaceAt(this.text, sign - 1) ? readLocator(this.text, sign, this.end) : null;
			if (found && (found.isPlain || sign !== from) && this.isSeparatorAt(found.end)) {
				titleEnd = sign;
				break;
			}
		}
		return this.finish(start, trimRange(this.text, at, titleEnd)[1], at, titleEnd, style, prefix);
	}

	/** `20,000 Leagues`. */
	private isNumberComma(at: number): boolean {
		return this.text[at] === "," && /\d,\d{3}/.test(this.text.slice(at - 1, at + 4));
	}

	/** Puts a reading together: binds the title, reads the locator behind it, weighs what was found. */
	private finish(
		start: number,
		end: number,
		titleStart: number,
		titleEnd: number,
		style: TitleStyle,
		prefix: CitationPrefix,
		bound?: KnownWork,
	): Reading | null {
		const inner = unwrap(this.text, titleStart, titleEnd);
		let title = collapseSpaces(this.text.slice(inner.start, inner.end));
		// Bare titles were looked for before the end of this one was known.
		const work =
			style === "plain"
				? (bound ?? null)
				: (bound ?? this.bindWhole(inner.start, inner.end, title, this.context(prefix, style)));
		// American typesetting draws the comma into the quotation marks.
		if (style === "quoted" && (title.endsWith(",") || title.endsWith(";"))) title = title.slice(0, -1);
		if (title === "") return null;
		const located = this.locatorBehind(end);
		const evidence = weighTitle({ title, style, prefix, work, hasLocator: located !== null });
		if (evidence === null) return null;
		const locator = located?.locator ?? null;
		return { prefix, title: work?.title ?? title, style, work, locator, start, end: located?.end ?? end, evidence };
	}

	private bindWhole(start: number, end: number, title: string, context: BindingContext): KnownWork | null {
		const first = this.wordAt(start);
		let last = first;
		while ((this.words[last]?.end ?? Number.POSITIVE_INFINITY) <= end) last++;
		if (last === first) return chooseWork(this.registry.worksOfSigns.get(title) ?? [], title, context);
		return findWork(this.registry, this.words, first, last, this.text, context);
	}

	private context(prefix: CitationPrefix, style: TitleStyle): BindingContext {
		return { prefix, style, previousSeriesId: this.previousSeriesId };
	}

	private locatorBehind(from: number) {
		let at = this.skipSpaces(from);
		if (this.text[at] === "," || this.text[at] === "，") at = this.skipSpaces(at + 1);
		const found = at > from ? readLocator(this.text, at, this.end) : null;
		return found && this.isSeparatorAt(found.end) ? found : null;
	}

	private readonly mayFollowTitle = (at: number): boolean => this.isSeparatorAt(at) || this.locatorBehind(at) !== null;

	private isSeparatorAt(at: number): boolean {
		return at >= this.end || ",;，；、".includes(this.text[at] ?? " ") || this.readSeparator(at) !== null;
	}

	private readSeparator(from: number): Separator | null {
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

	private skipSpaces(from: number): number {
		let at = from;
		while (at < this.end && isSpaceAt(this.text, at)) at++;
		return at;
	}

	/** The index of the first word at or behind a place. */
	private wordAt(at: number): number {
		let [low, high] = [0, this.words.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.words[middle]?.start ?? 0) < at) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

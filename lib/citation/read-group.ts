import { type BindingContext, chooseWork, findWork, knownTitles, type TitleStyle } from "./bind-work";
import { isSpaceAt } from "./characters";
import { type CitationPrefix, PREFIX_READERS, prefixAt } from "./citation-prefix";
import type { CitationRegistry, KnownWork } from "./citation-registry";
import { GroupText } from "./group-text";
import { type Locator, readLocator } from "./locator";
import {
	collapseSpaces,
	emphasisLength,
	findClosingEmphasis,
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
	const readings = new GroupReader(new GroupText(content, words, registry)).read();
	if (!readings) return null;
	const isProven = needsRegistry
		? readings.some(({ work, prefix }) => work !== null || prefix.known !== null)
		: readings.some(({ evidence }) => evidence === "proof");
	return isProven ? readings : null;
}

class GroupReader {
	private previousSeriesId: number | null = null;
	private readonly text: string;
	private readonly end: number;
	private readonly words: readonly NameWord[];
	private readonly registry: CitationRegistry;

	constructor(private readonly group: GroupText) {
		({ text: this.text, end: this.end, words: this.words, registry: this.registry } = group);
	}

	read(): Reading[] | null {
		const readings: Reading[] = [];
		let at = this.group.skipSpaces(0);
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
			const separator = this.group.readSeparator(reading.end);
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
		const word = this.group.wordAt(at);
		let knownEnd = -1;
		for (const readPrefixes of PREFIX_READERS) {
			for (const prefix of readPrefixes(this.group, at, word)) {
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
			const close = findClosingEmphasis(this.text, at, this.end, this.group.mayFollowTitle);
			if (close !== -1) return this.finish(at, close + length, at + length, close, "emphasis", prefix);
		} else if (isQuoteOpenerAt(this.text, at)) {
			return this.readQuoted(at, prefix);
		}
		return this.readKnownPlain(at, prefix) ?? this.readPlain(at, prefix, "plain");
	}

	private readQuoted(at: number, prefix: CitationPrefix): Reading | null {
		const context = this.context(prefix, "quoted");
		const first = this.group.wordAt(at + 1);
		if ((this.words[first]?.start ?? this.end) - at <= 4) {
			for (const { work, length } of knownTitles(
				this.registry,
				this.words,
				first,
				this.words.length,
				this.text,
				context,
			)) {
				const close = this.group.closeBehind(this.words[first + length - 1]?.end ?? this.end, this.text[at]);
				if (close !== -1) return this.finish(at, close + 1, at + 1, close, "quoted", prefix, work);
			}
		}
		const close = this.group.closingQuote(at);
		if (close !== -1) return this.finish(at, close + 1, at + 1, close, "quoted", prefix);
		// The closing mark was forgotten: the title goes on to the next comma or semicolon.
		const reading = this.readPlain(at + 1, prefix, "quoted", at);
		return reading && !holdsClosingQuote(this.text, at + 1, reading.end, this.text[at]) ? reading : null;
	}

	private readKnownPlain(at: number, prefix: CitationPrefix): Reading | null {
		const first = this.group.wordAt(at);
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
			if (this.text[titleEnd] === "." && this.group.skipSpaces(titleEnd + 1) === this.end) titleEnd++;
			if (this.group.mayFollowTitle(titleEnd)) return this.finish(at, titleEnd, at, titleEnd, "plain", prefix, work);
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
			else if (depth === 0 && ",;，；、".includes(sign) && !this.group.isNumberComma(close)) break;
		}
		if (close === limit && limit < this.end) return null;
		let titleEnd = trimRange(this.text, at, close)[1];
		for (let word = this.group.wordAt(at) + 1; word < this.words.length; word++) {
			const from = this.words[word]?.start ?? close;
			if (from >= titleEnd) break;
			const before = isSpaceAt(this.text, from - 1) ? from - 2 : from - 1;
			const sign = "#§@".includes(this.text[before] ?? " ") ? before : from;
			const found = isSpaceAt(this.text, sign - 1) ? readLocator(this.text, sign, this.end) : null;
			if (found && (found.isPlain || sign !== from) && this.group.isSeparatorAt(found.end)) {
				titleEnd = sign;
				break;
			}
		}
		return this.finish(start, trimRange(this.text, at, titleEnd)[1], at, titleEnd, style, prefix);
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
		const located = this.group.locatorBehind(end);
		const evidence = weighTitle({ title, style, prefix, work, hasLocator: located !== null });
		if (evidence === null) return null;
		const locator = located?.locator ?? null;
		return { prefix, title: work?.title ?? title, style, work, locator, start, end: located?.end ?? end, evidence };
	}

	private bindWhole(start: number, end: number, title: string, context: BindingContext): KnownWork | null {
		const first = this.group.wordAt(start);
		let last = first;
		while ((this.words[last]?.end ?? Number.POSITIVE_INFINITY) <= end) last++;
		if (last === first) return chooseWork(this.registry.worksOfSigns.get(title) ?? [], title, context);
		return findWork(this.registry, this.words, first, last, this.text, context);
	}

	private context(prefix: CitationPrefix, style: TitleStyle): BindingContext {
		return { prefix, style, previousSeriesId: this.previousSeriesId };
	}
}

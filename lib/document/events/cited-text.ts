/**
 * What the citations of one version support.
 *
 * A citation supports the sentences between the citation before it and itself: one at the end of a paragraph supports
 * all of it. In a table the row says what a cell is about, in an account the answer; the attribution of a quotation
 * supports the quotation.
 */

import type { DiffLine, LineCitation } from "../diff/lines";
import { sentenceBefore, sentenceEnds, splitSentences } from "../sentence";
import { hasWord } from "../words";
import { claimWords } from "./claim-words";
import { append, cellAround, isAttribution, quotationOf, Surroundings } from "./surroundings";

/** A block in which a sentence is looked for, and what one citation is meant to support: nobody writes longer ones. */
const MAX_SEARCHED = 50_000;
const MAX_STRETCH = 5_000;
/** More than is quoted of a sentence. */
const MAX_SENTENCE = 1_500;

/** What a citation supports, in words. */
export interface Support {
	/** What the row or the account is about in which it stands; often nothing. */
	readonly about: string;
	/** The last is the one that the citation stands behind; beside no words, a row of a table as one. */
	readonly sentences: readonly string[];
}

export interface Quotation {
	readonly text: string;
	readonly words: string;
}

/** The texts that citations support, each read once. */
export class CitedText {
	/** What its lines stand in. */
	readonly around: Surroundings;
	/** The lines of the blocks that were compared; several, where some were split or joined. */
	private readonly compared = new Map<number, DiffLine[]>();
	private readonly spoken = new Map<number, string>();
	private readonly quotations = new Map<string, Quotation>();
	private readonly starts = new Map<DiffLine, ReadonlyMap<LineCitation, number>>();
	/** What the last citation of a line that was asked about supports: neighbours support the same. */
	private readonly supports = new Map<DiffLine, { from: number; support: Support }>();

	/** `words` reads a claim in words (`claim-words.ts`). */
	constructor(
		lines: readonly DiffLine[],
		private readonly words: (text: string) => string,
	) {
		this.around = new Surroundings(lines);
		for (const line of lines) append(this.compared, line.pair, line);
	}

	/** The lines that are the same as one of the other version, or what became of it. */
	counterparts({ pair }: DiffLine): readonly DiffLine[] {
		return this.compared.get(pair) ?? [];
	}

	/** Whether a sentence, in words, stands in what became of some lines of the other version, or what they were. */
	stands(lines: readonly DiffLine[], sentence: string): boolean {
		const spoken = [...new Set(lines.map(({ pair }) => pair))].flatMap((pair) => this.speakPair(pair) || []);
		return ` ${spoken.join(" ")} `.includes(` ${sentence} `);
	}

	support(citation: LineCitation): Support {
		const { line, offset } = citation;
		const from = this.readFrom(citation);
		const known = this.supports.get(line);
		if (known?.from === from) return known.support;
		const support = this.readSupport(line, this.sentencesOf(line.text.slice(from, offset)));
		this.supports.set(line, { from, support });
		return support;
	}

	/** The lines that hold what a citation supports: its own, or all of its row or account where that has no words. */
	place({ line, offset }: LineCitation): readonly DiffLine[] {
		return hasWord(line.text.slice(0, offset)) ? [line] : this.around.beside(line);
	}

	/** The sentence that a citation stands behind, in words. */
	own(citation: LineCitation): string {
		const { line, offset } = citation;
		const last = isAttribution(line)
			? undefined
			: splitSentences(line.text.slice(this.readFrom(citation), offset)).at(-1);
		return (last && this.words(last)) || (this.support(citation).sentences.at(-1) ?? "");
	}

	/** The words between a citation and the one before it: an item of a list that is one sentence. */
	passage({ line, offset }: LineCitation): string {
		const earlier = line.citations.findLast(
			(other) => other.offset < offset && hasWord(line.text.slice(other.offset, offset)),
		);
		return line.text.slice(Math.max(earlier?.offset ?? 0, offset - MAX_SENTENCE), offset);
	}

	/** Where the text begins that a citation supports: with the first sentence that goes on behind the citation before. */
	stretchStart(citation: LineCitation): number {
		let starts = this.starts.get(citation.line);
		if (!starts) {
			starts = stretchStarts(citation.line);
			this.starts.set(citation.line, starts);
		}
		return starts.get(citation) ?? 0;
	}

	/** The sentences since the citation before; none where they are too long. */
	stretch(citation: LineCitation): string[] {
		const { line, offset } = citation;
		const start = this.stretchStart(citation);
		return offset - start > MAX_STRETCH ? [] : splitSentences(line.text.slice(start, offset));
	}

	/**
	 * The sentence that a citation supports, as somebody would quote it; beside no words of its own, what these lines of
	 * its row or account say.
	 */
	claim({ line, offset }: LineCitation, others: readonly DiffLine[]): string {
		const text = line.text.slice(Math.max(0, offset - MAX_SENTENCE), offset).replace(/\n/g, " ");
		const own = sentenceBefore(text) || sentenceBefore(line.text);
		if (isAttribution(line)) return own;
		if (others[0] && line.view.containers.at(-1)?.kind === "accounts") {
			// An account begins with its answer, which its paragraphs support.
			return others[0] === line ? own : `${sentenceBefore(others[0].text)}: ${own}`;
		}
		return (
			own ||
			others
				.map((other) => sentenceBefore(other.text))
				.filter((other) => this.words(other) !== "")
				.join(" · ")
		);
	}

	/** What stands in the quotation that an attribution closes. */
	quotation(attribution: DiffLine): Quotation {
		const key = quotationOf(attribution);
		const known = this.quotations.get(key);
		if (known) return known;
		const text = this.around
			.quoted(attribution)
			.map((line) => line.text.replace(/\s+/gu, " ").trim())
			.filter((line) => line !== "")
			.join(" ");
		let words: string | undefined;
		const quotation = {
			text,
			get words() {
				words ??= claimWords(text);
				return words;
			},
		};
		this.quotations.set(key, quotation);
		return quotation;
	}

	/** Of long stretches the end, in steps, so that neighbours behind one are read once as well. */
	private readFrom(citation: LineCitation): number {
		const { offset } = citation;
		const start = this.stretchStart(citation);
		return offset - start > MAX_STRETCH ? Math.max(start, offset - MAX_STRETCH - (offset % MAX_STRETCH)) : start;
	}

	private speakPair(pair: number): string {
		let spoken = this.spoken.get(pair);
		if (spoken === undefined) {
			const lines = this.compared.get(pair) ?? [];
			spoken = speak(lines.flatMap((line) => (isAttribution(line) ? this.around.quoted(line) : line)));
			this.spoken.set(pair, spoken);
		}
		return spoken;
	}

	private sentencesOf(text: string): string[] {
		return splitSentences(text).flatMap((sentence) => this.words(sentence) || []);
	}

	private readSupport(line: DiffLine, sentences: readonly string[]): Support {
		const quoted = isAttribution(line) ? this.around.quoted(line).flatMap(({ text }) => this.sentencesOf(text)) : [];
		if (quoted.length > 0) return { about: "", sentences: quoted };
		const others = this.around.beside(line);
		if (sentences.length === 0) {
			const said = others.flatMap(({ text }) => this.sentencesOf(text));
			// A row is one claim: its last cell alone says little.
			return { about: "", sentences: cellAround(line) && said.length > 0 ? [said.join(" ")] : said };
		}
		const [first] = others;
		return { about: first && first !== line ? this.words(sentenceBefore(first.text)) : "", sentences };
	}
}

/** What lines say, in words; nothing where it is too long to be searched. */
function speak(lines: readonly DiffLine[]): string {
	const length = lines.reduce((sum, { text }) => sum + text.length, 0);
	return length > MAX_SEARCHED ? "" : lines.flatMap(({ text }) => claimWords(text) || []).join(" ");
}

/**
 * For each citation of a line where the sentences begin that it supports: behind the last citation before it that has
 * words behind it, or where the sentence begins in which that one stands.
 */
function stretchStarts({ text, citations }: DiffLine): Map<LineCitation, number> {
	const starts = new Map<LineCitation, number>();
	const ends = sentenceEnds(text);
	let sentence = 0;
	/** The beginning of the sentence in which an offset lies, if any of its words stands behind it. */
	const sentenceStart = (offset: number): number => {
		while ((ends[sentence] ?? text.length) <= offset && sentence < ends.length - 1) sentence++;
		const goesOn = hasWord(text.slice(offset, ends[sentence]));
		return goesOn ? (ends[sentence - 1] ?? 0) : offset;
	};
	let start = 0;
	let last = 0;
	for (const citation of citations) {
		if (hasWord(text.slice(last, citation.offset))) start = sentenceStart(last);
		last = citation.offset;
		starts.set(citation, start);
	}
	return starts;
}

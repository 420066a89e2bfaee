/**
 * Whether what the citations of two versions support is still the same.
 *
 * Strategy: sentences are compared by their words and telling signs (`claim-words.ts`), that of the citation first, then
 * those before it that it supports as well (`cited-text.ts`). A claim that was reworded is told from a citation that was
 * carried to another claim by what stands where: one that left its claim behind, or came to one that stood there
 * before, was carried.
 */

import { countWords, coverage, likeness } from "../diff/likeness";
import type { DiffLine, DiffLines, LineCitation } from "../diff/lines";
import { hasWord } from "../words";
import { CitedText, type Quotation, type Support } from "./cited-text";
import { ClaimContexts, isTabled } from "./claim-context";
import { claimReader, sayTheSame } from "./claim-words";
import { blockOf, cellAround, groupOf, isAttribution } from "./surroundings";

/** Claims that one comparison compares at most. */
const MAX_CLAIMS = 1_000;
/** From here on a sentence that moved with its citation is a version of the one it was. */
const ALIKE = 1 / 2;
/** Of one that came along under its own id so much of the shorter is enough: a sentence that was made a row of a table. */
const RESTATED = 1 / 3;

type Side = "before" | "after";

interface RowPair {
	readonly was: readonly DiffLine[];
	readonly is: readonly DiffLine[];
	readonly compared: Record<Side, readonly DiffLine[]>;
}

export interface ChangedClaim {
	readonly before: string;
	readonly after: string;
}

export class CitedClaims {
	private readonly words = claimReader();
	private readonly texts: Readonly<Record<Side, CitedText>>;
	private readonly changed = new Set<number>();
	private readonly changedGroups = new Set<string>();
	private readonly contexts: ClaimContexts;
	private readonly told = new Map<number, ChangedClaim[]>();
	/** What the last pair of a line was found to say otherwise before its own sentence: neighbours say the same. */
	private readonly earlier = new Map<DiffLine, { key: string; claims: ChangedClaim }>();
	/** The rows, or accounts, that were compared last. */
	private rows: RowPair | null = null;
	private compares = 0;
	private carries = 0;

	constructor({ before, after, replacements }: DiffLines) {
		this.texts = { before: new CitedText(before, this.words), after: new CitedText(after, this.words) };
		this.contexts = new ClaimContexts(this.texts, this.words);
		const come = [...before, ...after].filter(({ kind }) => kind === "added" || kind === "removed");
		for (const line of [...come, ...replacements.flatMap((replacement) => [replacement.before, replacement.after])]) {
			for (const name of [groupOf(line), blockOf(line)]) if (name !== null) this.changedGroups.add(name);
		}
		for (const replacement of replacements) this.changed.add(replacement.before.pair);
	}

	/**
	 * What the two citations support, where its words differ and nobody was told yet. Those of attributions are to be
	 * asked about last: they say again what the citations inside their quotations said.
	 */
	compare(before: LineCitation, after: LineCitation): ChangedClaim | null {
		if (before.line.pair !== after.line.pair) return this.compareMoved(before, after);
		const around = [groupOf(after.line), blockOf(after.line)];
		const isChanged =
			this.changed.has(after.line.pair) || around.some((name) => name !== null && this.changedGroups.has(name));
		const quoted = this.changedQuotation(before.line, after.line);
		if ((!isChanged && !quoted) || this.compares++ >= MAX_CLAIMS) return null;
		let claims = this.claims(before, after);
		if (quoted && !this.wasToldInside(after.line, quoted)) {
			const isAttributed = this.words(claims.before) !== this.words(claims.after);
			const whole = (side: Side) => (isAttributed ? `${quoted[side].text} · ${claims[side]}` : quoted[side].text);
			return this.tell(after.line, { before: whole("before"), after: whole("after") });
		}
		if (this.words(claims.before) === this.words(claims.after)) claims = this.earlierClaims(before, after);
		const [was, is] = [this.words(claims.before), this.words(claims.after)];
		if (was === is) {
			const inContext = this.contexts.compare(before, after, this.claims(before, after));
			return inContext && this.tell(after.line, inContext);
		}
		if (isTabled(before.line, after.line)) {
			const { before: prose, after: other } = this.inRows(before, after, claims);
			if (this.words(prose) === this.words(other)) return null;
		}
		if (this.texts.after.stands([after.line], was) && this.texts.before.stands([before.line], is)) {
			// Both stand on both sides: that is news where the citation moved from one sentence to the other.
			if (!this.carriedWithin(before, after)) return null;
		}
		return this.tell(after.line, claims);
	}

	/** Whether a citation of the same work stayed, or came along, while what it supports was left behind. */
	wasCarried(before: LineCitation, after: LineCitation): boolean {
		const isWithin = before.line.pair === after.line.pair;
		if (isWithin && !this.changed.has(after.line.pair)) return false;
		if (this.carries++ >= MAX_CLAIMS) return false;
		if (isWithin) return this.carriedWithin(before, after);
		const [was, is] = this.supports(before, after);
		// Beside no words at all it supports what stands around it.
		if (was.sentences.length === 0 || is.sentences.length === 0) return false;
		const [from, to] = [this.texts.before.place(before), this.texts.after.place(after)];
		const isLeft = (sentence: string) => this.texts.after.stands(from, sentence);
		const wasThere = (sentence: string) => this.texts.before.stands(to, sentence);
		if (shared(was, is).some((sentence) => !isLeft(sentence) || !wasThere(sentence))) return false;
		const group = groupOf(before.line);
		if (group !== null && group === groupOf(after.line) && overlap(was, is)) return false;
		if (isLeft(own(was)) || wasThere(own(is))) return true;
		return !this.isVersion(before, after);
	}

	/** Whether what a citation in another block supports came of what it supported before. */
	private isVersion(before: LineCitation, after: LineCitation): boolean {
		const [was, is] = this.supports(before, after).map((support) => countWords(said(support)));
		if (!was || !is) return false;
		if (likeness(was, is) >= ALIKE) return true;
		if (before.citationId !== after.citationId) return false;
		const [passage, other] = [this.texts.before.passage(before), this.texts.after.passage(after)].map(countWords);
		return coverage(was, is) >= RESTATED || (passage && other ? coverage(passage, other) >= RESTATED : false);
	}

	/** The sentence that a citation stands behind, in words. */
	ownSentence(citation: LineCitation, side: Side): string {
		return this.texts[side].own(citation);
	}

	/** Within a block, from one sentence to another that both stand on both sides. */
	private carriedWithin(before: LineCitation, after: LineCitation): boolean {
		if (!this.changed.has(after.line.pair) || isAttribution(after.line)) return false;
		const { texts } = this;
		const [was, is] = [texts.before.own(before), texts.after.own(after)];
		if (was === "" || is === "" || was === is) return false;
		return texts.after.stands([after.line], was) && texts.before.stands([before.line], is);
	}

	/** A claim that moved to another block with its citation. */
	private compareMoved(before: LineCitation, after: LineCitation): ChangedClaim | null {
		if (this.compares++ >= MAX_CLAIMS) return null;
		const [was, is] = this.supports(before, after);
		const along = shared(was, is);
		if (along.includes(own(was)) || along.includes(own(is))) return null;
		const group = groupOf(before.line);
		if (group !== null && group === groupOf(after.line)) return null;
		const claims = this.claims(before, after);
		if (isTabled(before.line, after.line)) return this.tell(after.line, this.inRows(before, after, claims));
		if (isAttribution(before.line) === isAttribution(after.line)) return this.tell(after.line, claims);
		return this.tell(after.line, {
			before: this.withQuotation("before", before, claims.before),
			after: this.withQuotation("after", after, claims.after),
		});
	}

	/** What an attribution supports with the quotation that it closes. */
	private withQuotation(side: Side, { line }: LineCitation, claim: string): string {
		return isAttribution(line) ? `${this.texts[side].quotation(line).text} · ${claim}` : claim;
	}

	/** The claims, unless they say the same, or nothing, or were told. */
	private tell({ pair }: DiffLine, claims: ChangedClaim): ChangedClaim | null {
		const now = { before: this.words(claims.before), after: this.words(claims.after) };
		if (now.before === now.after || now.before === "" || now.after === "") return null;
		const told = this.told.get(pair) ?? [];
		if (told.some((earlier) => goesOnAlike(earlier, now)) || sayTheSame(claims.before, claims.after)) return null;
		told.push(now);
		this.told.set(pair, told);
		return claims;
	}

	/** The quotations that two attributions close, where their words differ. */
	private changedQuotation(before: DiffLine, after: DiffLine): Record<Side, Quotation> | null {
		if (!isAttribution(before) || !isAttribution(after)) return null;
		const [was, is] = [this.texts.before.quotation(before), this.texts.after.quotation(after)];
		if (was.text === is.text || was.words === is.words || was.words === "" || is.words === "") return null;
		return { before: was, after: is };
	}

	/** Whether the claims inside a quotation that were told to have changed are all that changed in it. */
	private wasToldInside(attribution: DiffLine, { before, after }: Record<Side, Quotation>): boolean {
		let said = ` ${before.words} `;
		for (const { pair } of this.texts.after.around.quoted(attribution)) {
			for (const told of this.told.get(pair) ?? []) said = said.replace(` ${told.before} `, () => ` ${told.after} `);
		}
		return said === ` ${after.words} `;
	}

	/** What the sentences since the citation before say that those of the other side do not. */
	private earlierClaims(before: LineCitation, after: LineCitation): ChangedClaim {
		const starts = [this.texts.before.stretchStart(before), this.texts.after.stretchStart(after)];
		const key = [before.line.row, ...starts].join();
		const known = this.earlier.get(after.line);
		if (known?.key === key) return known.claims;
		const [all, others] = [this.texts.before.stretch(before), this.texts.after.stretch(after)];
		// Most are the same to the letter; only the rest is compared by its words, which costs more.
		const [was, is] = [all.filter((one) => !others.includes(one)), others.filter((one) => !all.includes(one))];
		const [earlier, now] = [new Set(was.map(this.words)), new Set(is.map(this.words))];
		const claims = {
			before: was.filter((sentence) => !now.has(this.words(sentence))).join(" "),
			after: is.filter((sentence) => !earlier.has(this.words(sentence))).join(" "),
		};
		this.earlier.set(after.line, { key, claims });
		return claims;
	}

	/** Claims of which one stands in a table, with the words of its row: a sentence says by itself what it is about. */
	private inRows(before: LineCitation, after: LineCitation, claims: ChangedClaim): ChangedClaim {
		const { contexts } = this;
		return {
			before: contexts.inRow("before", before, claims.before),
			after: contexts.inRow("after", after, claims.after),
		};
	}

	private claims(before: LineCitation, after: LineCitation): ChangedClaim {
		const others = this.compareCells(before.line, after.line);
		return {
			before: this.texts.before.claim(before, others.before),
			after: this.texts.after.claim(after, others.after),
		};
	}

	/** What `comparedCells` says of the rows of two lines; the cells of a row follow each other. */
	private compareCells(before: DiffLine, after: DiffLine): Record<Side, readonly DiffLine[]> {
		const was = this.texts.before.around.beside(before);
		const is = this.texts.after.around.beside(after);
		if (this.rows?.was !== was || this.rows.is !== is) this.rows = { was, is, compared: comparedCells(was, is) };
		return this.rows.compared;
	}

	private supports(before: LineCitation, after: LineCitation): [was: Support, is: Support] {
		return [this.texts.before.support(before), this.texts.after.support(after)];
	}
}

/**
 * The lines of a row by which two versions of it are compared: without the cells that only one has, where a column came
 * or went, since no cell that stayed says anything else for it; and in one order, as a column may have moved. Where both
 * versions have cells of their own, the one may have taken the other's place.
 */
function comparedCells(before: readonly DiffLine[], after: readonly DiffLine[]): Record<Side, readonly DiffLine[]> {
	const [gone, came] = [cellsAlone(before, after), cellsAlone(after, before)];
	const alone = gone.size > 0 && came.size > 0 ? new Set<DiffLine>() : new Set([...gone, ...came]);
	const places = new Map(before.map(({ pair }, place) => [pair, place]));
	const stayed = after.filter(({ pair }) => places.has(pair));
	const inOrder = stayed.toSorted((a, b) => (places.get(a.pair) ?? 0) - (places.get(b.pair) ?? 0));
	const ordered = after.map((line) => (places.has(line.pair) ? (inOrder.shift() ?? line) : line));
	const without = (lines: readonly DiffLine[]) => lines.filter((line) => !alone.has(line));
	return { before: without(before), after: without(ordered) };
}

/** The lines with words of cells that the other version of the row does not have. */
function cellsAlone(own: readonly DiffLine[], other: readonly DiffLine[]): ReadonlySet<DiffLine> {
	const pairs = new Set(other.map(({ pair }) => pair));
	const stayed = new Set(own.filter(({ pair }) => pairs.has(pair)).map((line) => cellAround(line)?.column));
	return new Set(
		own.filter((line) => {
			const cell = cellAround(line);
			return cell !== null && !stayed.has(cell.column) && hasWord(line.text);
		}),
	);
}

/** The sentence that the citation stands behind. */
function own({ sentences }: Support): string {
	return sentences.at(-1) ?? "";
}

function said({ about, sentences }: Support): string {
	return `${about} ${sentences.join(" ")}`;
}

/** The sentences that are supported on both sides, about the same. */
function shared(was: Support, is: Support): readonly string[] {
	return was.about === is.about ? was.sentences.filter((sentence) => is.sentences.includes(sentence)) : [];
}

/** Whether a sentence of either stands in the other, perhaps as part of a longer one. */
function overlap(a: Support, b: Support): boolean {
	const holds = (whole: Support, { sentences }: Support): boolean => {
		const text = ` ${said(whole)} `;
		return sentences.some((sentence) => text.includes(` ${sentence} `));
	};
	return holds(a, b) || holds(b, a);
}

/** The rest of a sentence whose beginning was told to have changed, itself unchanged. */
function goesOnAlike(earlier: ChangedClaim, now: ChangedClaim): boolean {
	return (
		now.before.startsWith(earlier.before) &&
		now.after.startsWith(earlier.after) &&
		now.before.slice(earlier.before.length) === now.after.slice(earlier.after.length)
	);
}

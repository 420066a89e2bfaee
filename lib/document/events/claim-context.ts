/**
 * Whether the things that claims are about are still the same: the row and the column of a table, the question of
 * accounts. `Population | 3 billion[1]` says something else once it is `Casualties | 3 billion[1]`.
 */

import type { DiffLine, LineCitation } from "../diff/lines";
import { sentenceBefore } from "../sentence";
import type { ChangedClaim } from "./cited-claims";
import type { CitedText } from "./cited-text";
import { cellAround } from "./surroundings";

type Side = "before" | "after";

export class ClaimContexts {
	/** Of what was told already, the lines by their pair: what is about many claims is told once. */
	private readonly told = new Set<number>();

	constructor(
		private readonly texts: Readonly<Record<Side, CitedText>>,
		private readonly words: (text: string) => string,
	) {}

	/** A claim with what it is about, where that changed and was not told. */
	compare(before: LineCitation, after: LineCitation, claims: ChangedClaim): ChangedClaim | null {
		const { before: was, after: is } = this.changedLines(this.about("before", before), this.about("after", after));
		if (is.every(({ pair }) => this.told.has(pair))) return null;
		for (const { pair } of is) this.told.add(pair);
		return { before: this.say(was, claims.before), after: this.say(is, claims.after) };
	}

	/** A claim with what stands before it in its row. */
	inRow(side: Side, { line }: LineCitation, claim: string): string {
		return this.say(this.texts[side].around.ahead(line), claim);
	}

	private say(lines: readonly DiffLine[], claim: string): string {
		const all = [...lines.map(({ text }) => sentenceBefore(text)), claim];
		return all.filter((said) => this.words(said) !== "").join(" · ");
	}

	private about(side: Side, citation: LineCitation): DiffLine[] {
		const { around } = this.texts[side];
		const place = this.texts[side].place(citation);
		// A row that is supported as a whole stands under all of its headers.
		const above = place.flatMap((line) => around.above(line));
		return [...new Set([...above, ...around.ahead(citation.line).filter((line) => !place.includes(line))])];
	}

	/** Those that say something else than their counterparts, or that took the place of others. */
	private changedLines(before: readonly DiffLine[], after: readonly DiffLine[]): Record<Side, readonly DiffLine[]> {
		const changed: Record<Side, DiffLine[]> = { before: [], after: [] };
		for (const line of before) {
			const [counterpart] = this.texts.after.counterparts(line);
			if (!counterpart || this.words(counterpart.text) === this.words(line.text)) continue;
			changed.before.push(line);
			changed.after.push(counterpart);
		}
		const gone = before.filter((line) => this.texts.after.counterparts(line).length === 0 && this.says(line));
		const come = after.filter((line) => this.texts.before.counterparts(line).length === 0 && this.says(line));
		if (gone.length > 0 && come.length > 0) {
			changed.before.push(...gone);
			changed.after.push(...come);
		}
		return changed;
	}

	private says({ text }: DiffLine): boolean {
		return this.words(text) !== "";
	}
}

/** Whether one of two lines stands in a table and the other does not. */
export function isTabled(before: DiffLine, after: DiffLine): boolean {
	return (cellAround(before) === null) !== (cellAround(after) === null);
}

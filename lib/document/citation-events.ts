/**
 * What happened to the citations between two versions: which came, went, were replaced or point to another place,
 * and which stayed while the words that they support changed.
 *
 * Strategy: citations of both sides are paired by their id, then by what they say, then by work within the blocks that
 * were compared with each other, and last by place, where one stands for the other. Of a pair that says the same the
 * sentence before it is compared on both sides, word by word without signs and formatting, and so are the sentences
 * without a citation before that one: a citation at the end of a paragraph supports all of it.
 */
import type { CitationSide, DiffLine, DiffLines, LineCitation } from "./diff-lines";
import { sentenceBefore, splitSentences } from "./sentence";
import { hasWord, splitWords } from "./words";

/** Sentences that one comparison compares at most, and the length of a block in which they are looked for elsewhere. */
const MAX_CLAIMS = 1_000;
const MAX_SEARCHED = 50_000;
/** Nobody means one citation to support more text than this. */
const MAX_STRETCH = 5_000;

export interface CitationChange {
	readonly type:
		| "citation-added"
		| "citation-removed"
		| "citation-replaced"
		| "locator-changed"
		| "claim-changed-under-citation";
	readonly blockId: string | null;
	/** Row of the comparison, for the order of reading. */
	readonly row: number;
	readonly before: LineCitation | null;
	readonly after: LineCitation | null;
	/** The sentences, where it is them that changed. */
	readonly claims?: { readonly before: string; readonly after: string };
}

/** Changes of citations in no particular order. */
export function citationChanges(lines: DiffLines): CitationChange[] {
	const changes: CitationChange[] = [];
	const pairs = new Pairs(lines);
	const claims = new Claims(lines);
	for (const [before, after] of pairs.found) {
		const moved = { before, after, blockId: after.line.view.blockId, row: after.line.row };
		if (before.sourceId !== after.sourceId) changes.push({ type: "citation-replaced", ...moved });
		else if (!samePlace(before, after)) changes.push({ type: "locator-changed", ...moved });
		else {
			const changed = claims.compare(before, after);
			if (changed) changes.push({ type: "claim-changed-under-citation", ...moved, claims: changed });
		}
	}
	for (const before of pairs.left("before")) {
		const { view, row } = before.line;
		changes.push({ type: "citation-removed", blockId: view.blockId, row, before, after: null });
	}
	for (const after of pairs.left("after")) {
		const { view, row } = after.line;
		changes.push({ type: "citation-added", blockId: view.blockId, row, before: null, after });
	}
	return changes;
}

function samePlace(a: CitationSide, b: CitationSide): boolean {
	return a.locator?.type === b.locator?.type && a.locator?.value === b.locator?.value;
}

function inOrder(lines: readonly DiffLine[]): LineCitation[] {
	return lines.flatMap(({ citations }) => citations);
}

class Pairs {
	readonly found: [LineCitation, LineCitation][] = [];
	private readonly open: { before: Set<LineCitation>; after: Set<LineCitation> };

	constructor({ before, after, replacements }: DiffLines) {
		this.open = { before: new Set(inOrder(before)), after: new Set(inOrder(after)) };
		this.pairBy(({ citationId }) => (citationId === "" ? null : citationId));
		const saying = ({ sourceId, locator }: CitationSide) => JSON.stringify([sourceId, locator?.type, locator?.value]);
		this.pairBy((citation) => `${citation.line.pair} ${saying(citation)}`);
		this.pairBy(saying);
		this.pairBy(({ sourceId, line }) => `${line.pair} ${sourceId}`);
		const places = new Map<LineCitation, number>();
		for (const [index, place] of replacements.entries()) {
			for (const side of ["before", "after"] as const) {
				for (const citation of place[side].citations) {
					const inside = citation.offset >= place.from[side] && citation.offset < place.to[side];
					if (inside && this.open[side].has(citation)) places.set(citation, index);
				}
			}
		}
		this.pairBy((citation) => places.get(citation)?.toString() ?? null);
	}

	left(side: "before" | "after"): Iterable<LineCitation> {
		return this.open[side];
	}

	/** Pairs what has the same key on both sides, in order. */
	private pairBy(key: (citation: LineCitation) => string | null): void {
		if (this.open.before.size === 0 || this.open.after.size === 0) return;
		const waiting = new Map<string, LineCitation[]>();
		for (const citation of this.open.after) {
			const name = key(citation);
			if (name === null) continue;
			const others = waiting.get(name);
			if (others) others.push(citation);
			else waiting.set(name, [citation]);
		}
		for (const others of waiting.values()) others.reverse();
		for (const before of this.open.before) {
			const name = key(before);
			const after = name === null ? undefined : waiting.get(name)?.pop();
			if (!after) continue;
			this.found.push([before, after]);
			this.open.before.delete(before);
			this.open.after.delete(after);
		}
	}
}

/** Words, numbers and the signs that change what they mean; neither punctuation nor case. */
function words(text: string): string {
	return splitWords(text)
		.filter((piece) => hasWord(piece) || /[\p{Sc}%‰]/u.test(piece))
		.join(" ")
		.toLowerCase();
}

/** What lines say, in words; null where it is too long to be searched. */
function speak(lines: readonly DiffLine[]): string | null {
	const length = lines.reduce((sum, { text }) => sum + text.length, 0);
	return length > MAX_SEARCHED ? null : ` ${lines.map(({ text }) => words(text)).join(" ")} `;
}

class Claims {
	/** The lines that stand beside a line and say what it is about: its row of a table, its account. */
	private readonly neighbours = { before: new Map<string, DiffLine[]>(), after: new Map<string, DiffLine[]>() };
	private readonly changed = new Set<number>();
	private readonly changedGroups = new Set<string>();
	private asked = 0;
	private readonly spoken = new Map<string, string | null>();
	/** The lines of the blocks that were compared; several, where some were split or joined. */
	private readonly compared = { before: new Map<number, DiffLine[]>(), after: new Map<number, DiffLine[]>() };
	private readonly told = new Map<number, { before: string; after: string }[]>();

	constructor({ before, after, replacements }: DiffLines) {
		for (const replacement of replacements) {
			this.changed.add(replacement.before.pair);
			for (const line of [replacement.before, replacement.after]) {
				const group = groupOf(line);
				if (group !== null) this.changedGroups.add(group);
			}
		}
		for (const [side, lines] of [
			["before", before],
			["after", after],
		] as const) {
			for (const line of lines) {
				const own = this.compared[side].get(line.pair);
				if (own) own.push(line);
				else this.compared[side].set(line.pair, [line]);
				const group = groupOf(line);
				if (group === null) continue;
				if (line.kind === "added" || line.kind === "removed") this.changedGroups.add(group);
				const others = this.neighbours[side].get(group);
				if (others) others.push(line);
				else this.neighbours[side].set(group, [line]);
			}
		}
	}

	/** The sentences that the two citations support, where their words differ and nobody was told yet. */
	compare(before: LineCitation, after: LineCitation): { before: string; after: string } | null {
		if (before.line.pair !== after.line.pair) return null;
		const group = groupOf(after.line);
		if (!this.changed.has(after.line.pair) && !(group !== null && this.changedGroups.has(group))) return null;
		if (this.asked++ >= MAX_CLAIMS) return null;
		let claims = { before: this.claim(before, "before"), after: this.claim(after, "after") };
		if (words(claims.before) === words(claims.after)) claims = earlierClaims(before, after);
		const [was, is] = [words(claims.before), words(claims.after)];
		if (was === is || was === "" || is === "") return null;
		// Both sentences stand on both sides: it was the citation that moved from one to the other.
		if (this.says("after", after.line, was) && this.says("before", before.line, is)) return null;
		const told = this.told.get(after.line.pair) ?? [];
		if (told.some((earlier) => goesOnAlike(earlier, { before: was, after: is }))) return null;
		told.push({ before: was, after: is });
		this.told.set(after.line.pair, told);
		return claims;
	}

	/** Whether a sentence stands on a side of the blocks that were compared. */
	private says(side: "before" | "after", { pair }: DiffLine, sentence: string): boolean {
		const key = `${side} ${pair}`;
		const known = this.spoken.get(key);
		const spoken = known === undefined ? speak(this.compared[side].get(pair) ?? []) : known;
		this.spoken.set(key, spoken);
		return spoken?.includes(` ${sentence} `) ?? false;
	}

	private claim({ line, offset }: LineCitation, side: "before" | "after"): string {
		const own = sentenceBefore(line.text.slice(0, offset).replace(/\n/g, " ")) || sentenceBefore(line.text);
		const group = groupOf(line);
		const others = group === null ? [] : (this.neighbours[side].get(group) ?? []);
		if (others[0] && line.view.containers.at(-1)?.kind === "accounts") {
			// An account begins with its answer, which its paragraphs support.
			return others[0] === line ? own : `${sentenceBefore(others[0].text)}: ${own}`;
		}
		return (
			own ||
			others
				.map(({ text }) => sentenceBefore(text))
				.filter(hasWord)
				.join(" · ")
		);
	}
}

/** What the sentences since the citation before say that those of the other side do not. */
function earlierClaims(before: LineCitation, after: LineCitation): { before: string; after: string } {
	const [all, others] = [sentencesSinceCitation(before), sentencesSinceCitation(after)];
	// Most are the same to the letter; only the rest is compared by its words, which costs more.
	const [was, is] = [all.filter((one) => !others.includes(one)), others.filter((one) => !all.includes(one))];
	const [known, now] = [new Set(was.map(words)), new Set(is.map(words))];
	return {
		before: was.filter((sentence) => !now.has(words(sentence))).join(" "),
		after: is.filter((sentence) => !known.has(words(sentence))).join(" "),
	};
}

/** The sentences between a citation and the one before it that has words behind it; none where they are too long. */
function sentencesSinceCitation({ line, offset }: LineCitation): string[] {
	const last = line.citations.findLast(
		(other) => other.offset < offset && hasWord(line.text.slice(other.offset, offset)),
	);
	const start = last?.offset ?? 0;
	return offset - start > MAX_STRETCH ? [] : splitSentences(line.text.slice(start, offset));
}

/** The rest of a sentence whose beginning was told to have changed, itself unchanged. */
function goesOnAlike(earlier: { before: string; after: string }, now: { before: string; after: string }): boolean {
	return (
		now.before.startsWith(earlier.before) &&
		now.after.startsWith(earlier.after) &&
		now.before.slice(earlier.before.length) === now.after.slice(earlier.after.length)
	);
}

function groupOf({ view }: DiffLine): string | null {
	const inner = view.containers.at(-1);
	if (inner?.kind === "accounts" && inner.accountId !== null) return `account ${inner.accountId}`;
	const cell = view.containers.findLast((container) => container.kind === "cell");
	return cell?.kind === "cell" && cell.rowId !== null ? `row ${cell.rowId}` : null;
}

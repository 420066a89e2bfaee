import type { CitationRegistry } from "@/lib/citation/citation-registry";
import { adoptBlockIds, newBlockId } from "@/lib/document/block-id";
import type { WikiDocument } from "@/lib/document/schema";
import type { Settings } from "@/lib/setting/setting";
import { bindCitations } from "./bind-citations";
import { parseMarkup } from "./markup";

/** The sample is told as it came about: each article is a list of edits, each edit changes the text before it. */
export interface SampleArticle {
	readonly title: string;
	readonly edits: readonly SampleEdit[];
	/** Whose edits wait for a reviewer from this time on, as demo-admin said. */
	readonly review?: { readonly at: string; readonly mode: Settings["reviewMode"] };
}

interface SampleEdit {
	/** `2026-03-02 19:14`, UTC. */
	readonly at: string;
	readonly author: string;
	readonly summary: string;
	readonly minor: boolean;
	readonly steps: readonly Step[];
	readonly decision?: SampleDecision;
}

/** What demo-reviewer said of an edit that waited: approved, or sent back with a note. */
interface SampleDecision {
	readonly at: string;
	readonly note: string | null;
}

/** One change to the text; throws if it does not apply, for a sample that half applies would be a false history. */
type Step = (text: string, past: readonly string[]) => string;

export interface SampleRevision {
	readonly title: string;
	readonly at: Date;
	readonly author: string;
	readonly summary: string;
	readonly minor: boolean;
	readonly document: WikiDocument;
	readonly decision?: SampleDecision;
}

export function edit(at: string, author: string, summary: string, ...steps: Step[]): SampleEdit {
	return { at, author, summary, minor: false, steps };
}

export function minorEdit(at: string, author: string, summary: string, ...steps: Step[]): SampleEdit {
	return { at, author, summary, minor: true, steps };
}

/** An edit that a reviewer gave back to its author. */
export function sendBack(sample: SampleEdit, at: string, note: string): SampleEdit {
	return { ...sample, decision: { at, note } };
}

/** An edit that a reviewer let through. */
export function approve(sample: SampleEdit, at: string): SampleEdit {
	return { ...sample, decision: { at, note: null } };
}

/** A time of the sample: `2026-03-02 19:14`, UTC. */
export function sampleTime(written: string): Date {
	return new Date(`${written.replace(" ", "T")}:00Z`);
}

/** The whole text anew. */
export function write(text: string): Step {
	return () => text.trim();
}

/** Something that stands exactly once becomes something else. */
export function replace(before: string, after: string): Step {
	return (text) => {
		const count = text.split(before).length - 1;
		if (count !== 1) throw new Error(`stands ${count} times, not once: ${before}`);
		return text.replace(before, () => after);
	};
}

export function remove(words: string): Step {
	return replace(words, "");
}

/** New blocks behind the one that contains these words. */
export function insertAfter(words: string, blocks: string): Step {
	return (text) => {
		const found = text.split("\n\n").filter((block) => block.includes(words));
		const [block] = found;
		if (block === undefined || found.length !== 1)
			throw new Error(`stands in ${found.length} blocks, not one: ${words}`);
		return text.replace(block, () => `${block}\n\n${blocks.trim()}`);
	};
}

export function append(blocks: string): Step {
	return (text) => `${text}\n\n${blocks.trim()}`;
}

/** The text as it was after the n-th edit, counted from 1. */
export function restore(n: number): Step {
	return (_text, past) => {
		const text = past[n - 1];
		if (text === undefined) throw new Error(`there is no edit ${n} to go back to`);
		return text;
	};
}

/**
 * Every revision of the articles, in order of time, their citations bound to the works of the registry. Unchanged
 * blocks and citations keep their ids from one revision to the next; ids are drawn from the title, so that every
 * copy of the sample has the same ones.
 */
export function buildRevisions(articles: readonly SampleArticle[], registry: CitationRegistry): SampleRevision[] {
	return articles.flatMap((article) => buildArticle(article, registry)).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function buildArticle({ title, edits }: SampleArticle, registry: CitationRegistry): SampleRevision[] {
	const random = seededRandom(title);
	const newId = () => newBlockId(random);
	const revisions: SampleRevision[] = [];
	const past: string[] = [];
	for (const { at: written, author, summary, minor, steps, decision } of edits) {
		const at = sampleTime(written);
		const previous = revisions.at(-1);
		if (previous && previous.at >= at) throw new Error(`${title}: the edit of ${written} is not later than the last`);
		try {
			const text = steps.reduce((before, step) => step(before, past), past.at(-1) ?? "");
			past.push(text);
			const parsed = bindCitations(parseMarkup(text), registry);
			const empty: WikiDocument = { ...parsed, content: [] };
			const document = adoptBlockIds(parsed, previous?.document ?? empty, newId);
			revisions.push({ title, at, author, summary, minor, document, ...(decision && { decision }) });
		} catch (error) {
			throw new Error(`${title}, ${written}: ${error instanceof Error ? error.message : error}`, { cause: error });
		}
	}
	return revisions;
}

/** Mulberry32 over an FNV-1a hash of the seed: small, and the same on every machine. */
function seededRandom(seed: string): () => number {
	let state = 0x811c9dc5;
	for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

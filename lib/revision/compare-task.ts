import { diffDocuments } from "@/lib/document/diff";
import { eventsOfDiff } from "@/lib/document/events";
import { mergeDocuments } from "@/lib/document/merge";
import { plainBlocks } from "@/lib/document/plain-diff";
import { type PresentedDiff, presentDiff } from "@/lib/document/present-diff";
import type { WikiDocument } from "@/lib/document/schema";

/** A comparison to make, for a page or as JSON for the API. */
export interface ComparisonTask {
	readonly for: "page" | "api";
	/** Of a page: changes that an earlier page showed. */
	readonly skip: number;
	readonly before: WikiDocument;
	readonly after: WikiDocument;
}

/** A merge to make; null where there is no common ancestor. */
export interface MergeTask {
	readonly for: "merge";
	readonly base: WikiDocument | null;
	readonly mine: WikiDocument;
	readonly theirs: WikiDocument;
}

export interface MergeAnswer {
	readonly for: "merge";
	readonly document: WikiDocument;
	readonly overlaps: readonly { readonly blockId: string }[];
	/** Changes that only theirs made. */
	readonly taken: number;
}

/** What a task is answered with: JSON is made where the comparison is, since writing much of it takes as long. */
export type ComparisonAnswer =
	| { readonly for: "page"; readonly presented: PresentedDiff }
	/** The members of the API's answer as written JSON. */
	| { readonly for: "api"; readonly events: string; readonly blocks: string };

/** Merges, in whichever thread it is called. */
export function mergeNow({ base, mine, theirs }: MergeTask): MergeAnswer {
	const { document, overlaps, taken } = mergeDocuments(base, mine, theirs);
	return { for: "merge", document, overlaps: overlaps.map(({ blockId }) => ({ blockId })), taken: taken.theirs };
}

/** Makes a comparison, in whichever thread it is called. */
export function compareNow({ for: reader, skip, before, after }: ComparisonTask): ComparisonAnswer {
	const diff = diffDocuments(before, after);
	if (reader === "page") return { for: reader, presented: presentDiff(diff, { skip }) };
	return { for: reader, events: JSON.stringify(eventsOfDiff(diff)), blocks: JSON.stringify(plainBlocks(diff)) };
}

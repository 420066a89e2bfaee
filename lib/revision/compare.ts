import "server-only";
import type { PresentedDiff } from "@/lib/document/diff/present";
import { WHOLE_DOCUMENT } from "@/lib/document/merge";
import type { MergeAnswer, Works } from "./compare-task";
import { workApart, workApartWithin } from "./work-apart";

/** Why there is no comparison: too many are being made, or this one takes too long. */
export type CompareProblem = { readonly ok: false; readonly problem: "comparisons-busy" | "comparison-too-long" };

/** A side of a comparison: a document as JSON, whose `size` in bytes decides where it is read and compared. */
export interface ComparedText {
	readonly json: string;
	readonly size: number;
}

/** A merge is waited for by a save, which holds its page meanwhile. */
const MERGE_SECONDS = 8;
function toProblem({ problem }: { readonly problem: "busy" | "timed-out" }): CompareProblem {
	return { ok: false, problem: problem === "busy" ? "comparisons-busy" : "comparison-too-long" };
}

/**
 * Two documents as the diff page shows them, from the change after `skip` on; `before` is null where there was nothing.
 * Long ones are read and compared beside the server, which goes on answering.
 */
export async function compareForPage(
	before: ComparedText | null,
	after: ComparedText,
	skip = 0,
): Promise<{ readonly ok: true; readonly presented: PresentedDiff } | CompareProblem> {
	const task = { before: before?.json ?? null, after: after.json, skip };
	const outcome = await workApart("page", task, (before?.size ?? 0) + after.size);
	return outcome.ok ? { ok: true, presented: outcome.answer } : toProblem(outcome);
}

/** Two documents as the API tells them: the JSON of events and blocks. */
export async function compareForApi(
	before: ComparedText,
	after: ComparedText,
): Promise<({ readonly ok: true } & Works["api"]["answer"]) | CompareProblem> {
	const task = { before: before.json, after: after.json };
	const outcome = await workApart("api", task, before.size + after.size);
	return outcome.ok ? { ok: true, ...outcome.answer } : toProblem(outcome);
}

/**
 * Merges three documents, of `size` bytes together. Where the threads are busy, or the merge takes too long, people
 * are asked about the whole page: the text that lost is kept, as in any conflict.
 */
export async function mergeApart(task: Works["merge"]["task"], size: number): Promise<MergeAnswer> {
	const merged = await workApartWithin(MERGE_SECONDS, "merge", task, size);
	return merged ?? { document: task.theirs, overlaps: [{ blockId: WHOLE_DOCUMENT }], taken: 0, yielded: 0, gone: 0 };
}

import "server-only";
import { WHOLE_DOCUMENT } from "@/lib/document/merge";
import type { PresentedDiff } from "@/lib/document/present-diff";
import { DOCUMENT_VERSION, type WikiDocument } from "@/lib/document/schema";
import type { MergeAnswer, Works } from "./compare-task";
import { workApart, workApartWithin } from "./work-apart";

/** Why there is no comparison: too many are being made, or this one takes too long. */
export type CompareProblem = { readonly ok: false; readonly problem: "comparisons-busy" | "comparison-too-long" };

/** A side of a comparison: `size` in bytes decides where it is made. Null where there was nothing. */
type Compared = { readonly document: WikiDocument; readonly size: number } | null;

/** A merge is waited for by a save, which holds its page meanwhile. */
const MERGE_SECONDS = 8;
/** Without even an empty paragraph, which a comparison would show as taken out. */
const NOTHING: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: [] };

function toProblem({ problem }: { readonly problem: "busy" | "timed-out" }): CompareProblem {
	return { ok: false, problem: problem === "busy" ? "comparisons-busy" : "comparison-too-long" };
}

/** Two documents as the diff page shows them, from the change after `skip` on. Long ones are compared beside the server, which goes on answering. */
export async function compareForPage(
	before: Compared,
	after: NonNullable<Compared>,
	skip = 0,
): Promise<{ readonly ok: true; readonly presented: PresentedDiff } | CompareProblem> {
	const task = { before: before?.document ?? NOTHING, after: after.document, skip };
	const outcome = await workApart("page", task, (before?.size ?? 0) + after.size);
	return outcome.ok ? { ok: true, presented: outcome.answer } : toProblem(outcome);
}

/** Two documents as the API tells them: the JSON of events and blocks. */
export async function compareForApi(
	before: NonNullable<Compared>,
	after: NonNullable<Compared>,
): Promise<({ readonly ok: true } & Works["api"]["answer"]) | CompareProblem> {
	const task = { before: before.document, after: after.document };
	const outcome = await workApart("api", task, before.size + after.size);
	return outcome.ok ? { ok: true, ...outcome.answer } : toProblem(outcome);
}

/**
 * Merges three documents, of `size` bytes together. Where the threads are busy, or the merge takes too long, people
 * are asked about the whole page: the text that lost is kept, as in any conflict.
 */
export async function mergeApart(task: Works["merge"]["task"], size: number): Promise<MergeAnswer> {
	const merged = await workApartWithin(MERGE_SECONDS, "merge", task, size);
	return merged ?? { document: task.theirs, overlaps: [{ blockId: WHOLE_DOCUMENT }], taken: 0, yielded: 0 };
}

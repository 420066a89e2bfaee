import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { WHOLE_DOCUMENT } from "@/lib/document/merge";
import type { PresentedDiff } from "@/lib/document/present-diff";
import { DOCUMENT_VERSION, type WikiDocument } from "@/lib/document/schema";
import { log } from "@/lib/platform/log";
import { WorkerPool } from "@/lib/platform/worker-pool";
import {
	type ComparisonAnswer,
	type ComparisonTask,
	compareNow,
	type MergeAnswer,
	type MergeTask,
	mergeNow,
} from "./compare-task";

/** Why there is no comparison: too many are being made, or this one takes too long. */
export type CompareProblem = { readonly ok: false; readonly problem: "comparisons-busy" | "comparison-too-long" };

/** A side of a comparison: `size` in bytes decides where it is made. Null where there was nothing. */
type Compared = { readonly document: WikiDocument; readonly size: number } | null;

/** Bytes of both sides up to which comparing takes a few milliseconds and no thread. */
const SMALL = 200_000;
const SECONDS = 20;
const QUEUE = 16;
/** A merge is waited for by a save, which holds its page meanwhile. */
const MERGE_SECONDS = 8;
/** Without even an empty paragraph, which a comparison would show as taken out. */
const NOTHING: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: [] };

type Pool = WorkerPool<ComparisonTask | MergeTask, ComparisonAnswer | MergeAnswer>;

// One pool for the process: routes are bundled apart, each with a copy of this module.
const shared = globalThis as typeof globalThis & { canonryComparisons?: Pool | null };

function findPool(): Pool | null {
	if (shared.canonryComparisons === undefined) {
		const file = path.join(process.cwd(), "generated/compare-worker.mjs");
		const isBuilt = existsSync(file);
		if (!isBuilt) log.warn("long documents are compared without a thread of their own", { missing: file });
		shared.canonryComparisons = isBuilt ? new WorkerPool(file, { seconds: SECONDS, queue: QUEUE }) : null;
	}
	return shared.canonryComparisons;
}

async function compare(
	{ for: reader, skip }: Pick<ComparisonTask, "for" | "skip">,
	before: Compared,
	after: NonNullable<Compared>,
): Promise<{ readonly ok: true; readonly answer: ComparisonAnswer } | CompareProblem> {
	const task: ComparisonTask = { for: reader, skip, before: before?.document ?? NOTHING, after: after.document };
	const pool = (before?.size ?? 0) + after.size > SMALL ? findPool() : null;
	if (!pool) return { ok: true, answer: compareNow(task) };
	const outcome = await pool.run(task);
	if (outcome.ok && outcome.answer.for !== "merge") return { ok: true, answer: outcome.answer };
	if (outcome.ok) throw new Error("The thread merged what it was to compare");
	return { ok: false, problem: outcome.problem === "busy" ? "comparisons-busy" : "comparison-too-long" };
}

/** Two documents as the diff page shows them, from the change after `skip` on. Long ones are compared beside the server, which goes on answering. */
export async function compareForPage(
	before: Compared,
	after: NonNullable<Compared>,
	skip = 0,
): Promise<{ readonly ok: true; readonly presented: PresentedDiff } | CompareProblem> {
	const outcome = await compare({ for: "page", skip }, before, after);
	if (!outcome.ok) return outcome;
	if (outcome.answer.for !== "page") throw new Error("The comparison was made for somebody else");
	return { ok: true, presented: outcome.answer.presented };
}

/** Two documents as the API tells them: the JSON of events and blocks. */
export async function compareForApi(
	before: NonNullable<Compared>,
	after: NonNullable<Compared>,
): Promise<{ readonly ok: true; readonly events: string; readonly blocks: string } | CompareProblem> {
	const outcome = await compare({ for: "api", skip: 0 }, before, after);
	if (!outcome.ok) return outcome;
	if (outcome.answer.for !== "api") throw new Error("The comparison was made for somebody else");
	const { events, blocks } = outcome.answer;
	return { ok: true, events, blocks };
}

/**
 * Merges three documents, of `size` bytes together. Where the threads are busy, or the merge takes too long, people
 * are asked about the whole page: the text that lost is kept, as in any conflict.
 */
export async function mergeApart(task: Omit<MergeTask, "for">, size: number): Promise<Omit<MergeAnswer, "for">> {
	const pool = size > SMALL ? findPool() : null;
	if (!pool) return mergeNow({ for: "merge", ...task });
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<null>((resolve) => {
		timer = setTimeout(resolve, MERGE_SECONDS * 1000, null);
	});
	const merging = pool.run({ for: "merge", ...task }).catch((error: unknown) => {
		log.warn("a thread broke while merging", { error });
		return null;
	});
	const outcome = await Promise.race([merging, patience]).finally(() => clearTimeout(timer));
	if (outcome?.ok && outcome.answer.for === "merge") return outcome.answer;
	return { document: task.theirs, overlaps: [{ blockId: WHOLE_DOCUMENT }], taken: 0 };
}

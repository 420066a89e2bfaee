import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";
import { log } from "@/lib/platform/log";
import { type TaskOutcome, WorkerPool } from "@/lib/platform/worker-pool";
import { type Task, type Works, workNow } from "./compare-task";

/** Bytes of all documents together up to which work on them takes a few milliseconds and no thread. */
const SMALL = 200_000;
const SECONDS = 20;
const QUEUE = 16;
/** Seconds that a thread is waited for where the server can do the work itself. */
const PATIENCE = 5;

type Pool = WorkerPool<Task<keyof Works>, Works[keyof Works]["answer"]>;

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

/** Whether documents of so many bytes together are worked on beside the server, which goes on answering. */
export function isLong(bytes: number): boolean {
	return bytes > SMALL;
}

/** Works on documents of `bytes` together: at once where they are small, beside the server where they are long. */
export async function workApart<Work extends keyof Works>(
	work: Work,
	task: Works[Work]["task"],
	bytes: number,
): Promise<TaskOutcome<Works[Work]["answer"]>> {
	const pool = isLong(bytes) ? findPool() : null;
	if (!pool) return { ok: true, answer: workNow({ work, task }) };
	return pool.run({ work, task });
}

/** The same where no thread is waited for any longer than so many seconds; null where none did the work. */
export async function workApartWithin<Work extends keyof Works>(
	seconds: number,
	...asked: Parameters<typeof workApart<Work>>
): Promise<Works[Work]["answer"] | null> {
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<null>((resolve) => {
		timer = setTimeout(resolve, seconds * 1000, null);
	});
	const working = workApart(...asked).catch((error: unknown) => {
		log.warn("a thread broke", { work: asked[0], error });
		return null;
	});
	const outcome = await Promise.race([working, patience]).finally(() => clearTimeout(timer));
	return outcome?.ok ? outcome.answer : null;
}

/** The same for work that a save cannot do without: where no thread does it, the server keeps the others waiting. */
export async function workSurely<Work extends keyof Works>(
	work: Work,
	task: Works[Work]["task"],
	bytes: number,
): Promise<Works[Work]["answer"]> {
	return (await workApartWithin(PATIENCE, work, task, bytes)) ?? workNow({ work, task });
}

import { parentPort } from "node:worker_threads";
import { type ComparisonTask, compareNow, type MergeTask, mergeNow } from "./compare-task";

// The thread in which long documents are compared and merged (`compare.ts`); bundled by scripts/build-assets.ts.

parentPort?.on("message", (task: ComparisonTask | MergeTask) => {
	parentPort?.postMessage(task.for === "merge" ? mergeNow(task) : compareNow(task));
});

import { parentPort } from "node:worker_threads";
import { type ComparisonTask, compareNow } from "./compare-task";

// The thread in which long documents are compared (`compare.ts`); bundled by scripts/build-assets.ts.

parentPort?.on("message", (task: ComparisonTask) => {
	parentPort?.postMessage(compareNow(task));
});

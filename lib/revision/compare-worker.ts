import { parentPort } from "node:worker_threads";
import { type Task, type Works, workNow } from "./compare-task";

// The thread that works on long documents (`work-apart.ts`); bundled by scripts/build-assets.ts.

parentPort?.on("message", (task: Task<keyof Works>) => {
	parentPort?.postMessage(workNow(task));
});

import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

// Loaded before the wiki that is measured: whenever it is asked, tells for how many milliseconds the server did nothing
// else at a time since it was asked last.

if (isMainThread && process.send) {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	process.on("message", () => {
		process.send?.(delay.max / 1e6);
		delay.reset();
	});
	process.channel?.unref();
}

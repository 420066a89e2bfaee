import { StartError } from "@/lib/platform/env";

/** The span from start to stop of a long-running script. */
export type Life = {
	/** Aborted by Ctrl-C, SIGTERM or SIGHUP. */
	signal: AbortSignal;
	/** Registers what is to be undone at the end; the last registered is undone first. */
	onEnd(undo: () => unknown): void;
	/** Waits until the end is asked for. */
	untilStopped(): Promise<void>;
};

/**
 * Runs `work` and then ends the process: 0 when it finished or was asked to stop, 1 when it failed. Whatever was
 * begun is undone in either case. Only the first signal counts: npm passes a Ctrl-C on that the terminal has
 * already delivered, so the second is no sign of impatience.
 */
export async function live(work: (life: Life) => Promise<void>): Promise<never> {
	const controller = new AbortController();
	const { signal } = controller;
	for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => controller.abort());
	// A pipe that nobody reads any more fails at each write, and writing about that fails again, for ever.
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
	const undoes: (() => unknown)[] = [];
	let code = 0;
	try {
		await work({
			signal,
			onEnd: (undo) => undoes.unshift(undo),
			untilStopped: () =>
				new Promise((resolve) => {
					if (signal.aborted) resolve();
					else signal.addEventListener("abort", () => resolve(), { once: true });
				}),
		});
	} catch (error) {
		if (!signal.aborted) {
			code = 1;
			console.error(error instanceof StartError ? `\n${error.message}` : error);
		}
	}
	for (const undo of undoes) {
		try {
			await undo();
		} catch (error) {
			code = 1;
			console.error(error);
		}
	}
	process.exit(code);
}

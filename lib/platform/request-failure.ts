/** Why the framework failed a request. */
export interface RequestFailure {
	readonly error: unknown;
	/** Whether it will pass by itself. */
	readonly databaseAway: boolean;
}

/** Names a request to the framework; set by the front, which drops it from requests that bring their own. */
export const REQUEST_HEADER = "x-canonry-request";

/** Failures that nobody asks for (the API answers for its own) are forgotten beyond this number. */
const KEPT = 100;

// The framework tells what went wrong inside its own bundle and the front answers outside of it: one process, but
// two copies of this module.
const shared = globalThis as typeof globalThis & { canonryFailures?: Map<string, RequestFailure> };

/** Keeps why a request failed, for whoever answers it. */
export function noteFailure(request: string, failure: RequestFailure): void {
	shared.canonryFailures ??= new Map();
	const failures = shared.canonryFailures;
	failures.set(request, failure);
	for (const oldest of failures.keys()) {
		if (failures.size <= KEPT) break;
		failures.delete(oldest);
	}
}

/** Why a request failed, once; undefined where nobody said. */
export function takeFailure(request: string): RequestFailure | undefined {
	const failure = shared.canonryFailures?.get(request);
	shared.canonryFailures?.delete(request);
	return failure;
}

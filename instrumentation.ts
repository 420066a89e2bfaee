import type { Instrumentation } from "next";
import { noteFailure, REQUEST_HEADER } from "@/lib/platform/request-failure";

const HOUR_IN_MS = 3_600_000;

/**
 * Called by Next once, when the server starts: what pages of an earlier release lack is made behind the back of the
 * readers, and what has expired is removed every hour, by every instance.
 */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { catchUpLater, sweepExpired } = await import("@/lib/sweep/jobs");
	void catchUpLater();
	setInterval(() => void sweepExpired(new Date()), HOUR_IN_MS).unref();
}

/** Called by Next for every error while answering: the front, which words the answer, is told the cause. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const id = request.headers[REQUEST_HEADER];
	const { isDatabaseAway } = await import("@/lib/platform/db");
	if (typeof id === "string") noteFailure(id, { error, databaseAway: isDatabaseAway(error) });
};

const HOUR_IN_MS = 3_600_000;

/** Called by Next once, when the server starts: what has expired is removed every hour, by every instance. */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { sweepExpired } = await import("@/lib/sweep/jobs");
	setInterval(() => void sweepExpired(new Date()), HOUR_IN_MS).unref();
}

import "server-only";
import { log } from "@/lib/platform/log";
import { sweepRateLimits } from "@/lib/platform/rate-limit";
import { sweepIdempotencyKeys } from "@/lib/revision/jobs";
import { sweepSessions } from "@/lib/user/jobs";

/** Removes every row that has expired. What fails is logged and tried again the next time. */
export async function sweepExpired(now: Date): Promise<void> {
	for (const sweep of [sweepRateLimits, sweepSessions, sweepIdempotencyKeys]) {
		try {
			await sweep(now);
		} catch (error) {
			log.warn("expired rows could not be removed", { job: sweep.name, error });
		}
	}
}

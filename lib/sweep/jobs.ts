import "server-only";
import { sweepEditing } from "@/lib/draft/jobs";
import { log } from "@/lib/platform/log";
import { sweepRateLimits } from "@/lib/platform/rate-limit";
import { sweepIdempotencyKeys } from "@/lib/revision/jobs";
import { sweepSessions } from "@/lib/user/jobs";
import { catchUp } from "./catch-up";

/** Removes every row that has expired. What fails is logged and tried again the next time. */
export async function sweepExpired(now: Date): Promise<void> {
	for (const sweep of [sweepRateLimits, sweepSessions, sweepIdempotencyKeys, sweepEditing]) {
		try {
			await sweep(now);
		} catch (error) {
			log.warn("expired rows could not be removed", { job: sweep.name, error });
		}
	}
}

/** Makes what pages of an earlier release lack. What fails is tried at the next start. */
export async function catchUpLater(): Promise<void> {
	try {
		const pages = await catchUp();
		if (pages > 0) log.info("pages of an earlier release were caught up", { pages });
	} catch (error) {
		log.warn("pages of an earlier release could not be caught up", { error });
	}
}

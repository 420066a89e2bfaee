import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { addressBucket } from "@/lib/platform/client-address";
import { countAttempt, type RateRule } from "@/lib/platform/rate-limit";
import { isLong } from "@/lib/revision/work-apart";

/** Why there is no comparison: this person had too many long ones made. */
export interface ComparisonsLimited {
	readonly ok: false;
	readonly problem: "comparisons-limited";
	readonly retryAfterSeconds: number;
}

/**
 * Long texts that one person, or one address where nobody is signed in, may have compared: as many as through the API.
 * More than two a second nobody reads, and nobody gets, since each takes a good part of a second.
 */
const LONG_COMPARISONS: RateRule = { max: 120, windowSeconds: 60 };

/**
 * Counts a comparison of texts of so many bytes together, for the person or the address that asks; short ones are free,
 * however many somebody steps through.
 */
export async function admitComparison(
	viewer: Actor,
	client: string | null,
	bytes: number,
): Promise<{ readonly ok: true } | ComparisonsLimited> {
	if (!isLong(bytes)) return { ok: true };
	const who = viewer.kind === "user" ? `user:${viewer.id}` : `client:${addressBucket(client)}`;
	const attempt = await countAttempt(`comparison:${who}`, LONG_COMPARISONS);
	return attempt.ok ? attempt : { ...attempt, problem: "comparisons-limited" };
}

import "server-only";
import { db } from "./db";

/** At most `max` attempts in a window that begins with the first of them. */
export interface RateRule {
	readonly max: number;
	readonly windowSeconds: number;
}

export type RateAnswer = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

/**
 * Counts one attempt and says whether it is still within the rule. One statement decides, so attempts in
 * the same instant and on several instances are each counted.
 */
export async function countAttempt(key: string, rule: RateRule): Promise<RateAnswer> {
	const rows = await db.$queryRaw<{ count: number; remaining: number }[]>`
		insert into rate_limit as r (key, count, reset_at)
		values (${key}, 1, now() + make_interval(secs => ${rule.windowSeconds}::int))
		on conflict (key) do update set
			count = case when r.reset_at <= now() then 1 else r.count + 1 end,
			reset_at = case when r.reset_at <= now() then excluded.reset_at else r.reset_at end
		returning count, ceil(extract(epoch from reset_at - now()))::int as remaining`;
	const [row] = rows;
	if (!row) throw new Error("The count of attempts returned no row");
	return row.count <= rule.max ? { ok: true } : { ok: false, retryAfterSeconds: Math.max(1, row.remaining) };
}

/** Takes one counted attempt back, when it proved to be none of those that are limited. */
export async function forgetAttempt(key: string): Promise<void> {
	await db.$executeRaw`update rate_limit set count = greatest(count - 1, 0) where key = ${key}`;
}

/** Removes the windows that have ended. */
export async function sweepRateLimits(now: Date): Promise<void> {
	await db.rateLimit.deleteMany({ where: { resetAt: { lt: now } } });
}

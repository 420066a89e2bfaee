import { beforeEach, expect, it } from "vitest";
import { emptyDatabase } from "@/test/database";
import { db } from "./db";
import { countAttempt, forgetAttempt, sweepRateLimits } from "./rate-limit";

const rule = { max: 3, windowSeconds: 60 };

beforeEach(emptyDatabase);

it("allows exactly so many of a burst", async () => {
	const answers = await Promise.all(Array.from({ length: 20 }, () => countAttempt("burst", rule)));
	expect(answers.filter(({ ok }) => ok)).toHaveLength(rule.max);
});

it("says how long to wait, and begins again after that", async () => {
	for (let attempt = 0; attempt < rule.max; attempt++) expect(await countAttempt("key", rule)).toEqual({ ok: true });
	const refused = await countAttempt("key", rule);
	if (refused.ok) throw new Error("The attempt was allowed");
	expect(refused.retryAfterSeconds).toBeGreaterThan(55);
	expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
	await db.rateLimit.updateMany({ data: { resetAt: new Date(Date.now() - 1) } });
	expect(await countAttempt("key", rule)).toEqual({ ok: true });
	expect(await db.rateLimit.findUnique({ where: { key: "key" } })).toMatchObject({ count: 1 });
});

it("takes an attempt back, but never below nothing", async () => {
	await countAttempt("key", rule);
	await forgetAttempt("key");
	await forgetAttempt("key");
	await forgetAttempt("nobody");
	expect(await db.rateLimit.findMany()).toMatchObject([{ key: "key", count: 0 }]);
});

it("sweeps the windows that have ended", async () => {
	await countAttempt("running", rule);
	await db.rateLimit.create({ data: { key: "ended", count: 9, resetAt: new Date(Date.now() - 1) } });
	await sweepRateLimits(new Date());
	expect(await db.rateLimit.findMany()).toMatchObject([{ key: "running" }]);
});

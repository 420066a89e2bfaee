import { afterAll, expect, test, vi } from "vitest";

const original = process.env.DATABASE_URL;
afterAll(() => {
	process.env.DATABASE_URL = original;
});

const work = {
	"a query": (db: typeof import("./db").db) => db.page.findFirst(),
	"a raw query": (db: typeof import("./db").db) => db.$queryRaw`SELECT 1`,
	"a transaction": (db: typeof import("./db").db) => db.$transaction((tx) => tx.page.findFirst()),
};

test.each(Object.entries(work))(
	"%s on a server that is not there says that the database is away",
	async (_what, run) => {
		process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";
		vi.resetModules();
		const { db, isDatabaseAway } = await import("./db");
		const error = await Promise.resolve(run(db)).catch((caught: unknown) => caught);
		expect(isDatabaseAway(error)).toBe(true);
		await db.$disconnect();
		Reflect.deleteProperty(globalThis, "canonryDb");
	},
);

test("a mistake in a query does not", async () => {
	process.env.DATABASE_URL = original;
	vi.resetModules();
	const { db, isDatabaseAway } = await import("./db");
	const error = await db.$queryRaw`SELECT nothing FROM nowhere`.catch((caught: unknown) => caught);
	expect(error).toBeInstanceOf(Error);
	expect(isDatabaseAway(error)).toBe(false);
	await db.$disconnect();
});

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Client } from "pg";
import { afterAll, expect, test, vi } from "vitest";

const original = process.env.DATABASE_URL;
const originalPool = process.env.DATABASE_POOL;
afterAll(() => {
	process.env.DATABASE_URL = original;
	if (originalPool === undefined) delete process.env.DATABASE_POOL;
	else process.env.DATABASE_POOL = originalPool;
});

/** A client of its own, with what the environment says now. */
async function connectAnew(url: string | undefined, pool: string) {
	process.env.DATABASE_URL = url;
	process.env.DATABASE_POOL = pool;
	vi.resetModules();
	Reflect.deleteProperty(globalThis, "canonryDb");
	return import("./db");
}

const work = {
	"a query": (db: typeof import("./db").db) => db.page.findFirst(),
	"a raw query": (db: typeof import("./db").db) => db.$queryRaw`SELECT 1`,
	"a transaction": (db: typeof import("./db").db) => db.$transaction((tx) => tx.page.findFirst()),
};

test.each(Object.entries(work))(
	"%s on a server that is not there says that the database is away",
	async (_what, run) => {
		const { db, isDatabaseAway } = await connectAnew("postgresql://nobody@127.0.0.1:1/nothing", "2");
		const error = await Promise.resolve(run(db)).catch((caught: unknown) => caught);
		expect(isDatabaseAway(error)).toBe(true);
		await db.$disconnect();
	},
);

test("so does a server that takes a connection and is silent", async () => {
	const silent = createServer().listen(0, "127.0.0.1");
	await once(silent, "listening");
	const { port } = silent.address() as AddressInfo;
	const { db, isDatabaseAway } = await connectAnew(`postgresql://nobody@127.0.0.1:${port}/nothing`, "4");
	const work = [db.$queryRaw`SELECT 1`, db.page.findFirst(), db.$transaction((tx) => tx.page.findFirst())];
	const answers = await Promise.allSettled(work);
	expect(answers.map((answer) => answer.status === "rejected" && isDatabaseAway(answer.reason))).toEqual([
		true,
		true,
		true,
	]);
	silent.close();
});

test("so do a pool without a free connection and a connection that is ended", async () => {
	const { db, isDatabaseAway } = await connectAnew(original, "1");
	const [{ pid }] = await db.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`;
	const ended = Promise.resolve(db.$queryRaw`SELECT pg_sleep(9)::text`).catch((error: unknown) => error);
	const waiting = await Promise.resolve(db.page.findFirst()).catch((error: unknown) => error);
	expect(isDatabaseAway(waiting)).toBe(true);
	const other = new Client({ connectionString: original });
	await other.connect();
	await other.query("SELECT pg_terminate_backend($1)", [pid]);
	await other.end();
	expect(isDatabaseAway(await ended)).toBe(true);
	expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
	await db.$disconnect();
});

/** Ends a connection from another process, while this one stands still and so does not notice. */
function endUnnoticed(pid: number): void {
	const end = `const { Client } = require("pg"); const client = new Client({ connectionString: process.env.DATABASE_URL });
		client.connect().then(() => client.query("SELECT pg_terminate_backend(${pid}, 5000)")).then(() => client.end())`;
	execFileSync(process.execPath, ["-e", end], { env: { ...process.env, DATABASE_URL: original } });
}

test.each(["BEGIN", "a query", "COMMIT"])("so does a transaction whose connection is found ended at %s", async (at) => {
	const { db, isDatabaseAway } = await connectAnew(original, "1");
	const findOwn = async (database: Pick<typeof db, "$queryRaw">) =>
		(await database.$queryRaw<[{ pid: number }]>`SELECT pg_backend_pid() AS pid`)[0].pid;
	const pid = await findOwn(db);
	if (at === "BEGIN") endUnnoticed(pid);
	const error: unknown = await db
		.$transaction(async (tx) => {
			expect(await findOwn(tx)).toBe(pid);
			endUnnoticed(pid);
			if (at === "a query") await tx.page.findFirst();
		})
		.catch((caught: unknown) => caught);
	expect(isDatabaseAway(error)).toBe(true);
	await db.$disconnect();
});

test("a full disk is told from a database that is away", async () => {
	const { db, isDatabaseAway, isDiskFull } = await connectAnew(original, "2");
	const error = await db.$executeRaw`DO $$ BEGIN RAISE disk_full; END $$`.catch((caught: unknown) => caught);
	expect([isDiskFull(error), isDatabaseAway(error)]).toEqual([true, false]);
	await db.$disconnect();
});

test("a mistake in a query does not", async () => {
	const { db, isDatabaseAway, isDiskFull } = await connectAnew(original, "2");
	const error = await db.$queryRaw`SELECT nothing FROM nowhere`.catch((caught: unknown) => caught);
	expect(error).toBeInstanceOf(Error);
	expect([isDiskFull(error), isDatabaseAway(error)]).toEqual([false, false]);
	await db.$disconnect();
});

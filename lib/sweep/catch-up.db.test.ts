import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { saveRevision } from "@/lib/revision/save-revision";
import { connectToDatabase, emptyDatabase } from "@/test/database";
import { as, citation, citationNeeded, doc, p } from "@/test/document";
import { buildUser } from "@/test/user";
import { catchUp } from "./catch-up";
import { DERIVED } from "./derived";

let editor: UserActor;
const complaints = vi.spyOn(log, "error").mockImplementation(() => undefined);

beforeEach(async () => {
	complaints.mockClear();
	await emptyDatabase();
	editor = await buildUser();
	await db.source.create({ data: { kind: "novel", title: "Work", titleKey: "work", searchKey: "work" } });
});

async function save(text: string): Promise<void> {
	const document = doc(as("a", p("So", citation(1))), as("b", p("It is said.", citationNeeded("2026-02-01"))));
	const input = { title: { namespace: 0, text } as const, baseRevisionId: null, document, summary: "", minor: false };
	const saved = await saveRevision(editor, input);
	if (saved.outcome !== "saved") throw new Error(JSON.stringify(saved));
}

const derived = async () => ({
	citations: (await db.citation.findMany({ orderBy: { pageId: "asc" } })).map(({ id: _, ...row }) => row),
	coverage: await db.pageCoverage.findMany({ orderBy: { pageId: "asc" } }),
	marks: await db.pageMark.findMany({ orderBy: { pageId: "asc" } }),
	blocks: await db.blockVersion.count(),
});

/** Takes away what an earlier release did not derive, and answers what it was. */
async function forgetDerived() {
	const right = await derived();
	await db.citation.deleteMany();
	await db.pageCoverage.deleteMany();
	await db.pageMark.deleteMany();
	await db.blockVersion.deleteMany();
	return right;
}

test("pages that an earlier release saved get all that is derived, once", async () => {
	for (const text of ["One", "Two", "Three", "Four", "Five"]) await save(text);
	const right = await forgetDerived();
	expect(right.coverage).toHaveLength(5);
	expect(await catchUp({ batch: 2 })).toBe(5);
	expect(await derived()).toEqual(right);
	await save("Later");
	expect(await catchUp()).toBe(0);
});

test("goes on where it was interrupted, and begins anew for another release", async () => {
	for (const text of ["One", "Two", "Three"]) await save(text);
	const keep = (value: object) =>
		db.setting.upsert({ where: { key: "derived-pages" }, create: { key: "derived-pages", value }, update: { value } });
	await keep({ derived: DERIVED, after: 2 });
	expect(await catchUp()).toBe(1);
	await keep({ derived: DERIVED - 1, after: null });
	expect(await catchUp()).toBe(3);
});

test.each([
	["for a reason of its own", "XX000"],
	["because the database goes away each time that it comes to it", "57P01"],
])("passes over a page that cannot be derived %s, and says so", async (_why, code) => {
	for (const text of ["One", "Two", "Three"]) await save(text);
	const right = await forgetDerived();
	await db.$executeRawUnsafe(`
		CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE '' USING ERRCODE = '${code}'; END $$`);
	await db.$executeRaw`
		CREATE TRIGGER break_off BEFORE INSERT ON citation FOR EACH ROW WHEN (NEW.page_id = 2) EXECUTE FUNCTION break_off()`;
	expect(await catchUp({ retry: 1 })).toBe(3);
	expect((await derived()).coverage).toEqual(right.coverage.filter(({ pageId }) => pageId !== 2));
	expect(complaints.mock.calls).toMatchObject([[expect.any(String), { pageId: 2 }]]);
	await db.$executeRaw`DROP FUNCTION break_off CASCADE`;
});

describe("a database that goes away in the middle of a page", () => {
	const direct = process.env.DATABASE_URL ?? "";
	const shared = globalThis as typeof globalThis & { canonryDb?: unknown };
	let right: Awaited<ReturnType<typeof derived>>;
	/** A connection that does not pass the gate, and holds the second page. */
	let holder: Awaited<ReturnType<typeof connectToDatabase>>;

	beforeEach(async () => {
		for (const text of ["One", "Two", "Three"]) await save(text);
		right = await forgetDerived();
		holder = await connectToDatabase();
		await holder.query("BEGIN");
		await holder.query("SELECT id FROM page WHERE id = 2 FOR UPDATE");
	});

	afterEach(() => holder.end());

	const waitForSecondPage = () =>
		vi.waitUntil(
			async () => {
				const { rows } = await holder.query(
					"SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))",
				);
				return rows.length > 0;
			},
			{ timeout: 30_000, interval: 5 },
		);

	test("has the page tried again once its connections were ended", async () => {
		const done = catchUp({ retry: 1 });
		await waitForSecondPage();
		await holder.query(
			`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			 WHERE datname = current_database() AND pid <> pg_backend_pid()`,
		);
		await holder.query("COMMIT");
		expect(await done).toBe(3);
		expect(await derived()).toEqual(right);
		expect(complaints).not.toHaveBeenCalled();
	});

	test("is waited for, however often it does not answer", async () => {
		const gate = await openGate(direct);
		await db.$disconnect();
		delete shared.canonryDb;
		process.env.DATABASE_URL = gate.url;
		try {
			const done = catchUp({ retry: 1 });
			await waitForSecondPage();
			await gate.shutUntilRefused(8);
			await holder.query("COMMIT");
			expect(await done).toBe(3);
			expect(await derived()).toEqual(right);
			expect(complaints).not.toHaveBeenCalled();
		} finally {
			await db.$disconnect();
			delete shared.canonryDb;
			process.env.DATABASE_URL = direct;
			gate.close();
		}
	});
});

/** A way to the database at `url` that can be shut, as by a server that restarts. */
async function openGate(url: string) {
	const database = new URL(url);
	const passing = new Set<Socket>();
	let refusals = 0;
	let open = true;
	let refused = (): void => undefined;
	const server = createServer((socket) => {
		passing.add(socket);
		socket.on("error", () => undefined).once("close", () => passing.delete(socket));
		if (open) {
			const beyond = connect(Number(database.port), database.hostname).on("error", () => undefined);
			socket
				.once("close", () => beyond.destroy())
				.pipe(beyond)
				.pipe(socket);
		} else {
			socket.destroy();
			refusals++;
			refused();
		}
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = new URL(url);
	address.hostname = "127.0.0.1";
	address.port = String((server.address() as AddressInfo).port);
	const cut = () => {
		for (const socket of passing) socket.destroy();
	};
	return {
		url: address.href,
		/** Cuts every connection and lets none pass before so many were refused. */
		shutUntilRefused: async (times: number) => {
			open = false;
			cut();
			await new Promise<void>((resolve) => {
				refused = () => {
					if (refusals >= times) resolve();
				};
			});
			open = true;
		},
		close: () => {
			server.close();
			cut();
		},
	};
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureDatabase, type Postgres, startPostgres } from "./postgres";

let folder = "";
const started: Postgres[] = [];

async function start(password = "a password: with / signs"): Promise<Postgres> {
	const server = await startPostgres({ folder: path.join(folder, "postgres"), password, durable: false });
	started.push(server);
	return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];
	} finally {
		await client.end();
	}
}

beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), "canonry-postgres-"));
});
afterEach(async () => {
	const server = started.at(-1);
	await server?.stop().catch(() => undefined);
	server?.remove();
	started.length = 0;
	rmSync(folder, { recursive: true, force: true });
});

describe("the embedded PostgreSQL", { timeout: 60_000 }, () => {
	test("keeps its data and its port over a restart, asks for the password, and knows letters", async () => {
		const first = await start();
		await ensureDatabase(first.url("wiki"));
		await ask(first.url("wiki"), "CREATE TABLE shelf AS SELECT 7 AS id");
		await expect(ask(first.url("wiki").replace("a%20password", "another"), "SELECT 1")).rejects.toThrow("password");
		expect(await ask(first.url("wiki"), "SELECT lower('ÄÖ')")).toBe("äö");
		expect(await ask(first.url("wiki"), "SHOW data_checksums")).toBe("on");
		await first.stop();
		const second = await start();
		expect(second.url("wiki")).toBe(first.url("wiki"));
		expect(await ask(second.url("wiki"), "SELECT id FROM shelf")).toBe(7);
	});

	test("takes over from a server that was left running", async () => {
		const left = await start();
		const before = await ask(left.url("postgres"), "SELECT pg_postmaster_start_time()");
		const server = await start();
		expect(await ask(server.url("postgres"), "SELECT pg_postmaster_start_time()")).not.toEqual(before);
	});

	test("does not mistake another process for its server", async () => {
		await (await start()).stop();
		const folders = readFileSync(path.join(folder, "postgres.port"), "utf8");
		expect(Number(folders)).toBeGreaterThan(0);
		writeFileSync(path.join(folder, "postgres/postmaster.pid"), `${process.ppid}\n${folder}/postgres\n`);
		const server = await start();
		expect(await ask(server.url("postgres"), "SELECT 1")).toBe(1);
	});
});

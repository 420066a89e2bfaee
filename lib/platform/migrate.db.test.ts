import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { migrate } from "@/lib/platform/migrate";
import { connectToDatabase, createFrom } from "@/test/database";

let folder = "";
let url = "";

function writeMigration(name: string, sql: string): void {
	mkdirSync(path.join(folder, name), { recursive: true });
	writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

beforeEach(async () => {
	folder = mkdtempSync(path.join(os.tmpdir(), "canonry-migrations-"));
	cpSync(path.resolve("prisma/migrations"), folder, { recursive: true });
	url = await createFrom(inject("templateUrl"), Math.random().toString(36).slice(2));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("migrate", () => {
	test("applies nothing twice, also when two start at once", async () => {
		writeMigration("9001_shelf", "CREATE TABLE shelf (id INT); SELECT pg_sleep(0.2);");
		const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
		expect(applied.flat()).toEqual(["9001_shelf"]);
		expect(await migrate(url, folder)).toEqual([]);
	});

	test("a failing migration leaves nothing, names its line, and succeeds once mended", async () => {
		writeMigration("9001_shelf", "CREATE TABLE shelf (id INT);\nALTER TABLE nowhere ADD x INT;");
		await expect(migrate(url, folder)).rejects.toThrow(/9001_shelf failed, line 2|9001_shelf failed.*nowhere/);
		writeMigration("9001_shelf", "CREATE TABLE shelf (id INT);");
		expect(await migrate(url, folder)).toEqual(["9001_shelf"]);
	});

	test("a migration that was changed after it was applied is refused", async () => {
		writeMigration("9001_shelf", "CREATE TABLE shelf (id INT);");
		await migrate(url, folder);
		writeMigration("9001_shelf", "CREATE TABLE shelf (id BIGINT);");
		await expect(migrate(url, folder)).rejects.toThrow("was changed after");
	});

	test("a database that is ahead of these files is served", async () => {
		writeMigration("9001_shelf", "CREATE TABLE shelf (id INT);");
		await migrate(url, folder);
		rmSync(path.join(folder, "9001_shelf"), { recursive: true });
		expect(await migrate(url, folder)).toEqual([]);
	});

	test("this file's database is a migrated copy of the template", async () => {
		const client = await connectToDatabase();
		const { rows } = await client.query(`SELECT count(*)::int AS pages FROM page`);
		expect(rows).toEqual([{ pages: 0 }]);
	});
});

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/platform/migrate";
import { ensureDatabase, startPostgres } from "@/lib/platform/postgres";

declare module "vitest" {
	interface ProvidedContext {
		/** The migrated, empty database that each test file's own is copied from. */
		templateUrl: string;
	}
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) return { url: given, stop: async () => undefined };
	const folder = mkdtempSync(path.join(os.tmpdir(), "canonry-test-"));
	const password = randomBytes(16).toString("hex");
	const server = await startPostgres({ folder: path.join(folder, "postgres"), password, durable: false });
	return {
		url: server.url("postgres"),
		stop: async () => {
			await server.stop();
			server.remove();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Starts PostgreSQL for the database tests and makes the template; returns what undoes it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const server = await startServer();
	const name = `canonry_test_${randomBytes(4).toString("hex")}`;
	const template = new URL(server.url);
	template.pathname = `/${name}`;
	await ensureDatabase(template.href);
	await migrate(template.href);
	project.provide("templateUrl", template.href);
	return async () => {
		const client = new Client({ connectionString: server.url });
		await client.connect();
		const { rows } = await client.query<{ datname: string }>(
			"SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
			[name],
		);
		for (const { datname } of rows) {
			await client.query(`DROP DATABASE ${client.escapeIdentifier(datname)} WITH (FORCE)`);
		}
		await client.end();
		await server.stop();
	};
}

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "@/lib/platform/migrate";
import { connectToDatabase } from "@/test/database";

// What the models declare and what the migrations make must be the same database. Prisma's own engine compares
// them; its WebAssembly build is used, because the native one is a download.

type Engine = {
	diff(input: object): Promise<{ exitCode: number; stdout: string | null }>;
	free(): void;
};
type EngineModule = {
	__wbg_set_wasm(exports: WebAssembly.Exports): void;
	SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<Engine> };
};

const require = createRequire(import.meta.url);

/** Presents PostgreSQL's one-byte "char" as text: the engine asks for it and the adapter does not know it. */
function knowCharColumns(): void {
	type Result = { addFields(fields: { dataTypeID: number }[]): unknown };
	const { prototype } = createRequire(require.resolve("@prisma/adapter-pg"))("pg/lib/result") as { prototype: Result };
	const { addFields } = prototype;
	prototype.addFields = function (fields) {
		for (const field of fields) if (field.dataTypeID === 18) field.dataTypeID = 25;
		return addFields.call(this, fields);
	};
}

async function startEngine(databaseUrl: string): Promise<Engine> {
	const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
	const engineModule = (await import(path.join(folder, "schema_engine_bg.js"))) as EngineModule;
	const { instance } = await WebAssembly.instantiate(readFileSync(path.join(folder, "schema_engine_bg.wasm")), {
		"./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports,
	});
	engineModule.__wbg_set_wasm(instance.exports);
	(instance.exports.__wbindgen_start as () => void)();
	knowCharColumns();
	// Part by part: given a connection string, the adapter would take the real database for its shadow.
	const { hostname: host, port, username: user, password, pathname } = new URL(databaseUrl);
	const adapter = new PrismaPg({ host, port: Number(port), user, password, database: pathname.slice(1) });
	const { bindMigrationAwareSqlAdapterFactory } = createRequire(require.resolve("@prisma/adapter-pg"))(
		"@prisma/driver-adapter-utils",
	);
	return engineModule.SchemaEngine.new({}, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

function readModels(): { path: string; content: string }[] {
	const folder = path.resolve(import.meta.dirname);
	const files = ["schema.prisma", ...readdirSync(path.join(folder, "models")).map((name) => `models/${name}`)];
	return files.map((file) => ({ path: file, content: readFileSync(path.join(folder, file), "utf8") }));
}

const filters = { externalTables: [], externalEnums: [] };
const databaseUrl = process.env.DATABASE_URL ?? "";
let engine: Engine;

/** The SQL that leads from the migrated database to the declared one. */
async function difference(): Promise<string> {
	const answer = await engine.diff({
		from: { tag: "schemaDatasource", files: readModels(), configDir: import.meta.dirname },
		to: { tag: "schemaDatamodel", files: readModels() },
		script: true,
		exitCode: true,
		filters,
	});
	return answer.exitCode === 0 ? "" : String(answer.stdout);
}

describe("models and migrations", () => {
	beforeAll(async () => {
		engine = await startEngine(databaseUrl);
	});
	afterAll(() => engine.free());

	test("describe the same database", async () => {
		expect(await difference()).toBe("");
	});

	test("a column that only the database has is noticed", async () => {
		const client = await connectToDatabase();
		await client.query("ALTER TABLE page ADD COLUMN planted INT");
		expect(await difference()).toContain('DROP COLUMN "planted"');
		await client.query("ALTER TABLE page DROP COLUMN planted");
	});

	test("the book-keeping is what Prisma's own engine expects", async () => {
		expect(await migrate(databaseUrl)).toEqual([]);
		const client = await connectToDatabase();
		const { rows } = await client.query(
			`SELECT bool_and(finished_at IS NOT NULL AND length(checksum) = 64 AND length(id) = 36) AS whole FROM _prisma_migrations`,
		);
		expect(rows).toEqual([{ whole: true }]);
	});
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { environmentSchema, readEnvironment, StartError } from "./env";

describe("readEnvironment", () => {
	test("needs nothing", () => {
		expect(readEnvironment({})).toEqual({
			PORT: 3000,
			TRUST_PROXY: false,
			DATA_DIR: ".data",
			DATABASE_POOL: 10,
			AUTH_PROVIDERS: [],
			LOG_LEVEL: "info",
		});
	});

	test("takes empty values for unset ones", () => {
		expect(readEnvironment({ PORT: "", DATABASE_URL: "", BASE_URL: "" })).toMatchObject({ PORT: 3000 });
	});

	test.each([
		["PORT", "http"],
		["PORT", "65536"],
		["BASE_URL", "nowhere.test"],
		["BASE_URL", "https://wiki.example.org/wiki"],
		["BASE_URL", "ftp://wiki.example.org"],
		["DATABASE_URL", "mysql://localhost/wiki"],
		["DATABASE_POOL", "0"],
		["AUTH_SECRET", "short"],
		["DEMO_PASSWORD", "short"],
		["TRUST_PROXY", "perhaps"],
		["LOG_LEVEL", "loud"],
		["AUTH_PROVIDERS", "https://id.example.org"],
	])("refuses %s=%s, names it and does not repeat it", (name, value) => {
		const read = () => readEnvironment({ [name]: value });
		expect(read).toThrow(StartError);
		expect(read).toThrow(name);
		if (value.length > 4) expect(read).not.toThrow(value);
	});

	test("reports everything that is wrong at once", () => {
		expect(() => readEnvironment({ PORT: "x", LOG_LEVEL: "y" })).toThrow(/PORT[\s\S]*LOG_LEVEL/);
	});

	test("keeps of an address what identifies a site", () => {
		expect(readEnvironment({ BASE_URL: "https://Wiki.example.org:443/" }).BASE_URL).toBe("https://wiki.example.org");
	});

	test("describes every setting, and the README says the same", () => {
		const readme = readFileSync(path.resolve(import.meta.dirname, "../../README.md"), "utf8");
		for (const [name, schema] of Object.entries(environmentSchema.shape)) {
			expect(schema.description, name).toMatch(/\.$/);
			const row = readme.split("\n").find((line) => line.startsWith(`| \`${name}\` |`));
			expect(row, name).toContain(schema.description);
		}
	});
});

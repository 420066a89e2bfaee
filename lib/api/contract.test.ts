import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { OPERATIONS } from "./contract";
import { openApiDocument } from "./openapi";
import { PROBLEMS } from "./problem";

const routes = path.join(import.meta.dirname, "../../app/api/v1");

/** Every `METHOD /address {operation}` that a route file exports. */
function exportedOperations(): string[] {
	return readdirSync(routes, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith("route.ts") && !file.includes("[...unknown]"))
		.flatMap((file) => {
			const address = `/${path.dirname(file).replaceAll(/\[(\w+)\]/g, "{$1}")}`;
			const source = readFileSync(path.join(routes, file), "utf8");
			const exported = [...source.matchAll(/^export (?:const|async function|function) ([A-Z]+)/gm)];
			const made = [...source.matchAll(/^export const ([A-Z]+) = endpoint\((\w+)Operation\b/gm)];
			expect(made.length, `${file} exports a handler that endpoint() did not make`).toBe(exported.length);
			return made.map(([, method, name]) => `${method} ${address} ${name}`);
		})
		.sort();
}

test("the routes are the contract", () => {
	expect(exportedOperations()).toEqual(
		OPERATIONS.map(({ method, address, id }) => `${method} ${address} ${id}`).sort(),
	);
});

test("operation ids are unique, and what takes a body says which", () => {
	expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
	for (const { id, method, bodyLimit } of OPERATIONS) if (method === "GET") expect(bodyLimit, id).toBe(0);
});

test("no query brings a sign or a day that the database cannot hold", () => {
	const odd = ["\0", "a\0b", "0000-01-01"];
	for (const { id, query } of OPERATIONS) {
		// What is searched for is taken apart into words before the database is asked.
		const fields = query instanceof z.ZodObject ? Object.keys(query.shape).filter((field) => field !== "q") : [];
		for (const field of fields) {
			for (const value of odd) {
				const parsed = query.safeParse({ [field]: value });
				const understood = JSON.stringify(parsed.success ? parsed.data : null);
				expect(understood, `${id}: ${field} ${JSON.stringify(value)}`).not.toMatch(/\\u0000|"0000-\d\d-\d\dT/);
			}
		}
	}
});

test("openapi.json describes every operation, its fields and its problems", () => {
	const api = openApiDocument("1.2.3");
	const text = JSON.stringify(api);
	for (const { id } of OPERATIONS) expect(text).toContain(`"operationId":"${id}"`);
	expect(api).toMatchObject({
		openapi: "3.1.0",
		paths: {
			"/pages/{title}/revisions": {
				post: {
					parameters: [{ name: "title", in: "path", required: true }, { name: "Canonry-Account" }],
					requestBody: {
						content: {
							"application/json": {
								schema: {
									type: "object",
									additionalProperties: false,
									required: ["baseRevisionId", "document", "summary", "minor"],
								},
							},
						},
					},
					responses: { 201: {}, 409: { description: "edit-conflict, page-moved, other-account" }, 413: {}, 429: {} },
				},
			},
		},
	});
});

test("openapi.json describes the header that names the account of a writer, where it is heeded", () => {
	const header = expect.objectContaining({ name: "Canonry-Account", in: "header", required: false });
	expect(openApiDocument("1.2.3")).toMatchObject({
		paths: {
			"/pages/{title}/revisions": {
				get: { parameters: expect.not.arrayContaining([header]) },
				post: { parameters: expect.arrayContaining([header]) },
			},
			"/drafts": { put: { parameters: [header] } },
		},
	});
});

test("openapi.json describes what any request is answered that is not let through", () => {
	expect(openApiDocument("1.2.3")).toMatchObject({
		paths: {
			"/revisions/{id}/diff/{other}": { get: { responses: { 429: { description: "rate-limited" } } } },
			"/pages/{title}/undo": {
				post: {
					responses: {
						403: { description: "right-missing, page-not-editable, origin-mismatch" },
						413: { description: "payload-too-large" },
						415: { description: "unsupported-media-type" },
						429: { description: "rate-limited" },
					},
				},
			},
		},
	});
});

test("a code says its status", () => {
	for (const [code, { status }] of Object.entries(PROBLEMS)) {
		expect(status, code).toBeGreaterThanOrEqual(400);
		expect(status, code).toBeLessThan(600);
	}
});

import type { WikiDocument } from "./schema";

function write(value: unknown): string {
	if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
	if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
	const fields = Object.entries(value)
		.filter(([, field]) => field !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`);
	return `{${fields.join(",")}}`;
}

/**
 * The one text of a validated document, whatever order a client or the database keeps the keys in: equal
 * documents have equal text. Sizes, hashes and the test for a null edit are taken from it.
 */
export function canonicalJson(document: WikiDocument): string {
	return write(document);
}

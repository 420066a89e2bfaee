/** Reading and writing the query of an address. What is not understood counts as absent, never as an error. */

export type Query = Readonly<Record<string, string | string[] | undefined>>;

const LARGEST_ID = 2_147_483_647;

/** A whole number from 0 to the largest id, or null. */
export function parseInteger(value: string | string[] | undefined): number | null {
	if (typeof value !== "string" || !/^\d{1,10}$/.test(value)) return null;
	const number = Number(value);
	return number <= LARGEST_ID ? number : null;
}

/** The text of a parameter without space around it, or "". U+0000, which the database cannot take, is left out. */
export function parseText(value: string | string[] | undefined): string {
	return typeof value === "string" ? value.replaceAll("\u0000", "").trim() : "";
}

/** The query of a request as pages are given it: what stands several times is a list. */
export function readQuery(parameters: URLSearchParams): Query {
	const query: Record<string, string | string[]> = {};
	for (const name of new Set(parameters.keys())) {
		const values = parameters.getAll(name);
		query[name] = values.length === 1 ? (values[0] ?? "") : values;
	}
	return query;
}

/** An address with the parameters that are not null, in the order given. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | number | null>>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters)) if (value !== null) query.set(name, String(value));
	const text = query.toString();
	return text === "" ? path : `${path}?${text}`;
}

import type { z } from "zod";

/** What is wrong with one field of an entry, in words that go on from its name: "must not be empty". */
export interface FieldProblem {
	readonly path: string;
	readonly message: string;
}

/** The problems that a schema found, at most one for each field. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
	const found = new Map<string, string>();
	for (const { path, message } of error.issues) {
		const name = String(path[0] ?? "");
		if (!found.has(name)) found.set(name, message);
	}
	return [...found].map(([path, message]) => ({ path, message }));
}

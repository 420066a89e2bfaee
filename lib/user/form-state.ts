import type { FieldIssue } from "./field-issue";

/** What a form shows after it was sent: what was typed (never passwords), what is wrong where, and in general. */
export interface FormState {
	readonly values: Readonly<Record<string, string>>;
	readonly errors: Readonly<Record<string, string>>;
	readonly problem: string | null;
	readonly done: boolean;
}

export const EMPTY_FORM: FormState = { values: {}, errors: {}, problem: null, done: false };

const SECRET = /password|token/i;

/** The typed values that may be shown again. */
export function repeatable(fields: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.test(name)));
}

/** A form that was refused because of its fields. */
export function withIssues(fields: Readonly<Record<string, string>>, issues: readonly FieldIssue[]): FormState {
	const errors: Record<string, string> = {};
	for (const { path, message } of issues) errors[path] ??= message;
	return { values: repeatable(fields), errors, problem: null, done: false };
}

/** A form that was refused as a whole. */
export function withProblem(fields: Readonly<Record<string, string>>, problem: string): FormState {
	return { values: repeatable(fields), errors: {}, problem, done: false };
}

/** When somebody may try again, in words. */
export function tryAgainIn(seconds: number): string {
	if (seconds < 90) return "There were too many attempts. Try again in a minute.";
	return `There were too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

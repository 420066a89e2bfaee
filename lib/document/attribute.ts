import { isExternalUrl } from "./external-url";
import { type AttributeSpec, LOCATOR_TYPES } from "./schema";

/** `value` is undefined where the attribute says nothing beyond its fallback and is left out. */
export type CheckedAttribute = { ok: true; value?: unknown } | { ok: false; message: string };

export const BLOCK_ID = /^[a-zA-Z0-9_-]{1,32}$/;
const MAX_COLUMN_WIDTH = 10_000;
const MAX_LOCATOR = 100;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Controls other than tab and line ends, lone surrogates, and code points that no XML (and so no feed) can carry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const FORBIDDEN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/u;

/** Halves of surrogate pairs too, most of which are whole: a quick look that most texts pass. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const SUSPICIOUS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Names the first character that no text may hold, or null. */
export function forbiddenCharacter(text: string): string | null {
	if (!SUSPICIOUS.test(text)) return null;
	const code = FORBIDDEN_TEXT.exec(text)?.[0].codePointAt(0);
	return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The text without what no document may hold. */
export function withoutForbiddenCharacters(text: string): string {
	return text.replace(new RegExp(FORBIDDEN_TEXT, "gu"), "");
}

/** Whether the calendar has this day: `2026-02-30` is read as one of March. */
function isDay(date: string): boolean {
	const time = Date.parse(date);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function checkText(value: unknown, maxLength: number, pattern?: RegExp): CheckedAttribute {
	if (typeof value !== "string") return { ok: false, message: "must be text" };
	if (value.length > maxLength) return { ok: false, message: `must not be longer than ${maxLength} characters` };
	const forbidden = forbiddenCharacter(value);
	if (forbidden) return { ok: false, message: `must not contain the character ${forbidden}` };
	if (pattern && !pattern.test(value)) return { ok: false, message: "has characters that are not allowed here" };
	return { ok: true, value };
}

/** One attribute against its row of the table; `undefined` is an attribute that was not given. */
export function checkAttribute(spec: AttributeSpec, value: unknown): CheckedAttribute {
	if (spec.kind === "block-id") {
		if (value === undefined || value === null) return { ok: true };
		return typeof value === "string" && BLOCK_ID.test(value)
			? { ok: true, value }
			: { ok: false, message: "must be 1 to 32 letters, digits, hyphens or underscores" };
	}
	if (spec.kind === "external-url") {
		return isExternalUrl(value)
			? { ok: true, value }
			: { ok: false, message: "must be an http, https or mailto address" };
	}
	if (spec.kind === "column-widths") {
		if (value === undefined || value === null) return { ok: true };
		const widths: unknown[] | null = Array.isArray(value) ? value : null;
		return widths && widths.length <= 100 && widths.every((width) => isInteger(width, 0, MAX_COLUMN_WIDTH))
			? { ok: true, value: widths }
			: { ok: false, message: "must be a list of widths in pixels" };
	}
	if (spec.kind === "date") {
		return typeof value === "string" && DATE.test(value) && isDay(value)
			? { ok: true, value }
			: { ok: false, message: "must be a day like 2026-11-22" };
	}
	if (spec.kind === "locator") return checkLocator(value);
	if (spec.fallback !== undefined && (value === undefined || value === spec.fallback)) return { ok: true };
	if (value === undefined) return { ok: false, message: "is missing" };
	switch (spec.kind) {
		case "integer":
			return isInteger(value, spec.min, spec.max)
				? { ok: true, value }
				: { ok: false, message: `must be a whole number from ${spec.min} to ${spec.max}` };
		case "choice":
			return spec.values.some((choice) => choice === value)
				? { ok: true, value }
				: { ok: false, message: `must be one of ${spec.values.join(", ")}` };
		case "text":
			return checkText(value, spec.maxLength);
		case "pattern":
			return checkText(value, spec.maxLength, spec.pattern);
	}
}

function checkLocator(input: unknown): CheckedAttribute {
	if (input === undefined || input === null) return { ok: true };
	const refused = { ok: false, message: `must be {type, value}, the type one of ${LOCATOR_TYPES.join(", ")}` } as const;
	if (typeof input !== "object" || Object.keys(input).some((name) => name !== "type" && name !== "value"))
		return refused;
	const { type, value } = input as Readonly<Record<string, unknown>>;
	if (!LOCATOR_TYPES.some((known) => known === type)) return refused;
	const checked = checkText(value, MAX_LOCATOR);
	if (!checked.ok) return checked;
	const text = String(value).trim();
	return text === "" ? refused : { ok: true, value: { type, value: text } };
}

function isInteger(value: unknown, min: number, max: number): value is number {
	return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max && !Object.is(value, -0);
}

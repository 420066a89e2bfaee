type Level = "debug" | "info" | "warn" | "error";
type Fields = Readonly<Record<string, unknown>>;

const levels: readonly Level[] = ["debug", "info", "warn", "error"];
const secretName = /pass(word|phrase)?|secret|token|authorization|cookie|api-?key|credential/i;
const credentialsInUrl = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const maximumLength = 4000;

// Controls (ANSI escapes, CR, LF), line and paragraph separators, and marks that reorder text.
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function escapeControls(text: string): string {
	return text.replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function cleanText(text: string): string {
	const whole = text.replace(credentialsInUrl, "$1[redacted]@");
	return whole.length > maximumLength ? `${whole.slice(0, maximumLength)}…` : whole;
}

/** What may be written about `value` under the name `name`: secrets replaced, errors opened, depth bounded. */
function clean(name: string, value: unknown, depth = 0): unknown {
	if (secretName.test(name)) return "[redacted]";
	if (typeof value === "string") return cleanText(value);
	if (typeof value === "bigint" || typeof value === "symbol" || typeof value === "function") return String(value);
	if (typeof value !== "object" || value === null) return value;
	if (depth > 3) return "[…]";
	if (value instanceof Error) {
		const { code, cause } = value as Error & { code?: unknown };
		return {
			name: value.name,
			message: cleanText(value.message),
			...(code === undefined ? {} : { code: clean("code", code, depth + 1) }),
			stack: cleanText(value.stack ?? ""),
			...(cause === undefined ? {} : { cause: clean("cause", cause, depth + 1) }),
		};
	}
	if (value instanceof Date) return value.toJSON();
	if (Array.isArray(value)) return value.slice(0, 50).map((item) => clean("", item, depth + 1));
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(key, item, depth + 1)]));
}

/**
 * One record as one line without control characters: JSON for machines, or for people when `readable`.
 * Nothing in a value can begin a second line, colour a terminal or reveal a field whose name says it is secret.
 */
export function formatRecord(level: Level, message: string, fields: Fields, time: Date, readable: boolean): string {
	const cleaned = clean("", fields) as Record<string, unknown>;
	if (!readable) {
		return escapeControls(JSON.stringify({ time: time.toISOString(), level, message: cleanText(message), ...cleaned }));
	}
	const rest = Object.entries(cleaned).map(([key, value]) => {
		const text = typeof value === "string" ? value : JSON.stringify(value);
		return ` ${key}=${text}`;
	});
	const mark = level === "info" ? "" : `${level.toUpperCase()} `;
	return escapeControls(`${time.toTimeString().slice(0, 8)} ${mark}${cleanText(message)}${rest.join("")}`);
}

function write(level: Level, message: string, fields: Fields): void {
	const least = levels.indexOf((process.env.LOG_LEVEL || "info") as Level);
	if (levels.indexOf(level) < least) return;
	const stream = level === "error" || level === "warn" ? process.stderr : process.stdout;
	stream.write(`${formatRecord(level, message, fields, new Date(), stream.isTTY === true)}\n`);
}

/** The log: one record per line, JSON unless a person looks on in a terminal. Records below LOG_LEVEL are dropped. */
export const log = {
	debug: (message: string, fields: Fields = {}) => write("debug", message, fields),
	info: (message: string, fields: Fields = {}) => write("info", message, fields),
	warn: (message: string, fields: Fields = {}) => write("warn", message, fields),
	error: (message: string, fields: Fields = {}) => write("error", message, fields),
};

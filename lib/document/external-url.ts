const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
const MAX_LENGTH = 2048;
/** What URL parsers strip or browsers do not show: a value that holds any of it does not mean what it looks like. */
const DECEPTIVE = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\\]/u;
const WRITTEN_IN_FULL = /^(?:https?:\/\/[^/?#]|mailto:[^@]+@[^@])/i;

/**
 * Says whether an address may stand in an external link: `http:`, `https:` or `mailto:`, written in full,
 * without credentials, whitespace, control or invisible characters. Both the spelling and what a browser
 * would make of it are checked, because either alone has been fooled.
 */
export function isExternalUrl(value: unknown): value is string {
	if (typeof value !== "string" || value.length > MAX_LENGTH) return false;
	if (DECEPTIVE.test(value) || !WRITTEN_IN_FULL.test(value)) return false;
	try {
		const url = new URL(value);
		return SCHEMES.has(url.protocol) && url.username === "" && url.password === "";
	} catch {
		return false;
	}
}

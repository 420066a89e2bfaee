import {
	findNamespaceByPrefix,
	getNamespace,
	isTalkNamespace,
	MAIN_NAMESPACE,
	type NamespaceNumber,
} from "./namespace";

/**
 * The name of a page in its normal form: namespace and text, words separated by single spaces, first
 * letter upper-cased. Equal titles have equal fields, and only `parseTitle` makes one from text.
 */
export interface Title {
	readonly namespace: NamespaceNumber;
	/** Without the prefix. */
	readonly text: string;
}

export type TitleProblem = "title-empty" | "title-too-long" | "title-forbidden-character";
export type ParsedTitle = { ok: true; title: Title; anchor: string | null } | { ok: false; problem: TitleProblem };

const MAX_TITLE_BYTES = 255;
const SPACES = /[\s_\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
/** Characters that addresses and links need for themselves, controls, invisible and bidirectional marks, lone surrogates. */
const FORBIDDEN = /[<>[\]|{}\p{Cc}\p{Cf}\p{Cs}\p{Co}\ufff0-\uffff]/u;
/** Letters and marks by their kind, and yet nobody sees them: fillers, joiners, vowels that are not written. */
const UNSEEN =
	/\u034f|\u115f|\u1160|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|\u2065|\u3164|\uffa0|[\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}]/u;
/** How a sign is drawn, not which sign it is: with and without it a title looks the same. */
const VARIATIONS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** `.` and `..` as a whole segment would be eaten by every browser on the way. */
const DOT_SEGMENT = /(?:^|\/)\.{1,2}(?:\/|$)/;

function upperFirst(text: string): string {
	const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
	const upper = first.toUpperCase();
	// "ß" → "SS" would change the name; one letter stays one letter.
	return [...upper].length === 1 ? upper + text.slice(first.length) : text;
}

/**
 * Reads a title as people write it: `occupation_of Bajor`, `user:Kira`, `Bajor#History`. A leading `:` is
 * dropped. The anchor is what follows the first `#`, or null.
 */
export function parseTitle(written: string, defaultNamespace: NamespaceNumber = MAIN_NAMESPACE): ParsedTitle {
	const hash = written.indexOf("#");
	const anchor =
		hash === -1
			? null
			: written
					.slice(hash + 1)
					.replace(SPACES, " ")
					.trim() || null;
	const named = (hash === -1 ? written : written.slice(0, hash)).replace(VARIATIONS, "");
	let text = named.normalize("NFC").replace(SPACES, " ").trim();
	text = text.replace(/^[:\s]+/, "");
	let namespace: NamespaceNumber = defaultNamespace;
	const colon = text.indexOf(":");
	if (colon > 0) {
		const named = findNamespaceByPrefix(text.slice(0, colon).trim());
		if (named) {
			namespace = named.number;
			text = text.slice(colon + 1).replace(/^[:\s]+/, "");
		}
	}
	if (text === "") return { ok: false, problem: "title-empty" };
	if (FORBIDDEN.test(text) || UNSEEN.test(text) || DOT_SEGMENT.test(text))
		return { ok: false, problem: "title-forbidden-character" };
	text = upperFirst(text);
	if (new TextEncoder().encode(text).length > MAX_TITLE_BYTES) return { ok: false, problem: "title-too-long" };
	return { ok: true, title: { namespace, text }, anchor };
}

/** The title as people read it, prefix included: `User:Kira Nerys`. */
export function formatTitle(title: Title): string {
	const { prefix } = getNamespace(title.namespace);
	return prefix === "" ? title.text : `${prefix}:${title.text}`;
}

/** The title inside an address, encoded: `User:Kira_Nerys`. Colons and slashes stay readable. */
export function titleToPath(title: Title): string {
	return encodeURIComponent(formatTitle(title).replaceAll(" ", "_"))
		.replaceAll("%3A", ":")
		.replaceAll("%2F", "/")
		.replaceAll("%2C", ",");
}

/** The address of a page: `/wiki/Occupation_of_Bajor`, with the section where one is named. */
export function titleToHref(title: Title, anchor?: string | null): string {
	const path = `/wiki/${titleToPath(title)}`;
	return anchor ? `${path}#${encodeURIComponent(anchor.replaceAll(" ", "_"))}` : path;
}

export function equalTitles(a: Title, b: Title): boolean {
	return a.namespace === b.namespace && a.text === b.text;
}

/** The talk page of a subject page, and the other way round; null where there is none. */
export function otherSide(title: Title): Title | null {
	if (title.namespace < 0) return null;
	const number = isTalkNamespace(title.namespace) ? title.namespace - 1 : title.namespace + 1;
	return { namespace: getNamespace(number).number, text: title.text };
}

/** The page above a subpage (`Bajor/Gallery` → `Bajor`), or null. */
export function parentTitle(title: Title): Title | null {
	const slash = title.text.lastIndexOf("/");
	return slash <= 0 ? null : { namespace: title.namespace, text: title.text.slice(0, slash) };
}

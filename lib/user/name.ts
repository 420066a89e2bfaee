import { USER_NAMESPACE } from "@/lib/title/namespace";
import { parseTitle } from "@/lib/title/title";
import { confusableSkeleton } from "./confusables";

export const MAX_NAME_LENGTH = 50;

export type NameProblem =
	| "name-empty"
	| "name-too-long"
	| "name-forbidden-character"
	| "name-looks-like-address"
	| "name-mixed-scripts"
	| "name-reserved";

export type ParsedName =
	| { readonly ok: true; readonly name: string; readonly key: string }
	| { readonly ok: false; readonly problem: NameProblem };

/** Names that would be taken for the software or for an office; only the set-up may give them out. */
const RESERVED = [
	"admin",
	"administrator",
	"anonymous",
	"canonry",
	"everyone",
	"moderator",
	"official",
	"root",
	"staff",
	"sysop",
	"system",
	"wiki",
];

const SPACES = /[\s_\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/gu;
/** Invisible characters and controls, and what addresses, mentions and titles need for themselves. */
const FORBIDDEN = /[\p{Default_Ignorable_Code_Point}\p{C}#/:@<>[\]{}|\\"`~=+?&%*]/u;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}]/gu;
/** Towers of marks spill over the lines above and below. */
const STACKED_MARKS = /\p{M}{4,}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LOOKS_LIKE_ADDRESS = /^(?:\d{1,3}\.){3}[\dx]{1,3}$/i;
const COMBINING_DIACRITICS = /[\u0300-\u036f]/g;
/** Scripts whose letters pass for one another; a name keeps to one of them. */
const LOOK_ALIKE_SCRIPTS = [
	/\p{Script=Latin}/u,
	/\p{Script=Cyrillic}/u,
	/\p{Script=Greek}/u,
	/\p{Script=Armenian}/u,
	/\p{Script=Cherokee}/u,
];

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many characters a reader sees. */
export function countCharacters(text: string): number {
	return [...graphemes.segment(text)].length;
}

/**
 * What two names must not share: compatibility forms and case folded, accents taken off, look-alikes made
 * one, and separators (space, hyphens, dots) made one. `Kira-Nerys`, `kira nerys` and the same in
 * Cyrillic look-alikes have one key.
 */
export function nameKey(name: string): string {
	// Lower, upper and lower case again fold what fewer turns miss: ß and ss, ς and σ, and ẞ, whose upper case is itself.
	const visible = name.replace(INVISIBLE, "");
	const folded = visible
		.normalize("NFKC")
		.toLowerCase()
		.toUpperCase()
		.toLowerCase()
		.normalize("NFKD")
		.replace(COMBINING_DIACRITICS, "");
	return confusableSkeleton(folded.replaceAll("ς", "σ"))
		.replace(/[\s_.·'’\p{Pd}]+/gu, " ")
		.trim();
}

const reservedKeys = new Set(RESERVED.map(nameKey));

/** Whether letters of two scripts that pass for one another stand in one name. */
export function hasMixedScripts(name: string): boolean {
	return LOOK_ALIKE_SCRIPTS.filter((script) => script.test(name)).length > 1;
}

/**
 * Reads a user name as somebody typed it. Spaces are made single, case stays: `demo-editor` is shown as
 * it was chosen. Every name is also the title of a page, `User:` and the name.
 */
export function parseUserName(written: string): ParsedName {
	if (written.length > 1000) return { ok: false, problem: "name-too-long" };
	const name = written.normalize("NFC").replace(SPACES, " ").trim();
	if (name === "") return { ok: false, problem: "name-empty" };
	if (FORBIDDEN.test(name) || STACKED_MARKS.test(name) || !LETTER_OR_DIGIT.test(name)) {
		return { ok: false, problem: "name-forbidden-character" };
	}
	if (countCharacters(name) > MAX_NAME_LENGTH) return { ok: false, problem: "name-too-long" };
	const page = parseTitle(name, USER_NAMESPACE);
	if (!page.ok) {
		return { ok: false, problem: page.problem === "title-too-long" ? "name-too-long" : "name-forbidden-character" };
	}
	if (LOOKS_LIKE_ADDRESS.test(name)) return { ok: false, problem: "name-looks-like-address" };
	const key = nameKey(name);
	return key === "" ? { ok: false, problem: "name-forbidden-character" } : { ok: true, name, key };
}

/** Why a well-formed name is not given out to whoever asks for it, or null. */
export function refuseNewName(parsed: { name: string; key: string }): NameProblem | null {
	if (reservedKeys.has(parsed.key)) return "name-reserved";
	return hasMixedScripts(parsed.name) ? "name-mixed-scripts" : null;
}

/**
 * The names to try for somebody whom an identity provider calls `suggestion`, best first: the name itself
 * with what is forbidden taken out, then numbered. Without anything usable it is `Reader`.
 */
export function* candidateNames(suggestion: string): Generator<string> {
	const cleaned = [...suggestion.normalize("NFC").slice(0, 500)]
		.filter((character) => !FORBIDDEN.test(character) || /\s/u.test(character))
		.join("")
		.replace(/\p{M}{4,}/gu, "");
	const short = [...graphemes.segment(cleaned.replace(SPACES, " ").trim())]
		.slice(0, MAX_NAME_LENGTH - 7)
		.map(({ segment }) => segment)
		.join("")
		.trim();
	const parsed = parseUserName(short);
	const base = parsed.ok && refuseNewName(parsed) === null ? parsed.name : "Reader";
	yield base;
	for (let number = 2; ; number++) yield `${base} ${number}`;
}

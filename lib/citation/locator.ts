/**
 * Locators: where in a work something stands. `p. 12`, `chapters 3–4`, `12:34`, `#4 p. 2`, `issue 4, panel 2`.
 *
 * Strategy: a word or sign says the type, a number (digits, Roman, or spelt up to twelve) must follow, and a range
 * or a list may. What follows a first locator only narrows it, so it joins the value as it was written:
 * `issue 4, panel 2` is the issue "4, panel 2".
 */

import type { LocatorType } from "@/lib/document/schema";
import { classAt, NUMBER as DIGIT, isSpaceAt, isWordAt } from "./characters";

export interface Locator {
	readonly type: LocatorType;
	readonly value: string;
}

export interface FoundLocator {
	readonly locator: Locator;
	/** Where the text after it begins. */
	readonly end: number;
	/** False for `Section 31`: behind a bare title it is more likely a part of it. */
	readonly isPlain: boolean;
}

const TYPES_BY_WORD: ReadonlyMap<string, LocatorType> = new Map([
	...(["p", "pp", "pg", "pgs", "page", "pages", "seite", "seiten"] as const).map((word) => [word, "page"] as const),
	...(["ch", "chs", "chap", "chapter", "chapters", "kapitel"] as const).map((word) => [word, "chapter"] as const),
	...(["time", "timestamp", "minute", "minutes", "min"] as const).map((word) => [word, "time"] as const),
	...(["issue", "issues", "no", "nos", "nr"] as const).map((word) => [word, "issue"] as const),
	...(["panel", "panels"] as const).map((word) => [word, "panel"] as const),
	...(["scene", "scenes", "sc"] as const).map((word) => [word, "scene"] as const),
	...(["level", "levels", "stage", "mission"] as const).map((word) => [word, "level"] as const),
	...(["section", "sections", "sec", "sect", "act", "acts", "vol", "volume"] as const).map(
		(word) => [word, "section"] as const,
	),
]);

/** Words whose meaning the type does not carry; they stay in the value. */
const KEPT_WORDS: ReadonlySet<string> = new Set(["act", "acts", "vol", "volume", "stage", "mission"]);

const WORD = /\p{L}{1,12}/uy;
const NUMBER =
	/(?:\d{1,6}[a-z]?|[ivxlcdm]{1,9}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\p{L}\p{N}])/iuy;
const CLOCK = /\d{1,3}:[0-5]\d(?::[0-5]\d)?(?![\p{L}\p{N}:])/uy;
const FOLLOWING = /ff?\b\.?/uy;
/** What a citation may hold. */
const MAX_VALUE = 100;
const DASHES = "-‐‑‒–—−";

function match(pattern: RegExp, text: string, at: number, end: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) && pattern.lastIndex <= end ? pattern.lastIndex : -1;
}

function skip(text: string, at: number, end: number): number {
	let reached = at;
	while (reached < end && reached < at + 3 && isSpaceAt(text, reached)) reached++;
	return reached;
}

/** Reads the locators that begin at `at` (and narrow each other), or gives null. Looks no further than they reach. */
export function readLocator(text: string, at: number, end: number): FoundLocator | null {
	const first = at < end ? readOne(text, at, end) : null;
	if (!first) return null;
	let { end: reached } = first;
	let { value } = first.locator;
	for (let more = 0; more < 3; more++) {
		let next = skip(text, reached, end);
		if (text[next] === "," || text[next] === "，") next = skip(text, next + 1, end);
		if (next === reached) break;
		const narrower = readOne(text, next, end);
		if (!narrower) break;
		value += `, ${text.slice(next, narrower.end)}`;
		reached = narrower.end;
	}
	if (value.length > MAX_VALUE) return null;
	return { locator: { type: first.locator.type, value }, end: reached, isPlain: first.isPlain };
}

function readOne(text: string, at: number, end: number): FoundLocator | null {
	const sign = text[at];
	if (sign === "#" || sign === "§") {
		const from = skip(text, at + 1, end);
		const to = readNumbers(text, from, end);
		const type = sign === "#" ? "issue" : "section";
		return to === -1 ? null : { locator: { type, value: text.slice(from, to) }, end: to, isPlain: true };
	}
	let from = at;
	if (sign === "@") from = skip(text, at + 1, end);
	else if (text.startsWith("at ", at)) from = at + 3;
	const clock = (classAt(text, from) & DIGIT) !== 0 ? readRange(CLOCK, text, from, end) : -1;
	if (clock !== -1) return { locator: { type: "time", value: text.slice(from, clock) }, end: clock, isPlain: true };
	return from === at ? readWorded(text, at, end) : null;
}

function readWorded(text: string, at: number, end: number): FoundLocator | null {
	if (!isWordAt(text, at)) return null;
	const wordEnd = match(WORD, text, at, end);
	if (wordEnd === -1) return null;
	const word = text.slice(at, wordEnd).toLowerCase();
	const dot = text[wordEnd] === ".";
	// `S. 12` is a page in German; without the dot it would be any initial.
	const type = word === "s" && dot ? "page" : TYPES_BY_WORD.get(word);
	if (!type) return null;
	const from = skip(text, dot ? wordEnd + 1 : wordEnd, end);
	const to =
		type === "time"
			? Math.max(readRange(CLOCK, text, from, end), readNumbers(text, from, end))
			: readNumbers(text, from, end);
	if (to === -1) return null;
	const value = text.slice(KEPT_WORDS.has(word) ? at : from, to);
	return { locator: { type, value }, end: to, isPlain: dot || text[at] === text[at]?.toLowerCase() };
}

/** A number with what may follow it: `12`, `12–14`, `12 ff.`, `12, 14 & 20`. */
function readNumbers(text: string, at: number, end: number): number {
	let reached = readRange(NUMBER, text, at, end);
	if (reached === -1) return -1;
	const following = match(FOLLOWING, text, skip(text, reached, end), end);
	if (following !== -1) return following;
	for (let more = 0; more < 20; more++) {
		const sign = skip(text, reached, end);
		const isList = text[sign] === "," || text[sign] === "&" || text.startsWith("and ", sign);
		if (!isList) break;
		const from = skip(text, text[sign] === "a" ? sign + 4 : sign + 1, end);
		// A list goes on with digits; `12, I` would be the next title. A clock time is a locator of its own.
		if (!/\d/.test(text[from] ?? "") || match(CLOCK, text, from, end) !== -1) break;
		const next = readRange(NUMBER, text, from, end);
		if (next === -1) break;
		reached = next;
	}
	return reached;
}

function readRange(pattern: RegExp, text: string, at: number, end: number): number {
	const reached = match(pattern, text, at, end);
	if (reached === -1) return -1;
	const dash = skip(text, reached, end);
	if (!DASHES.includes(text[dash] ?? " ")) return reached;
	const last = match(pattern, text, skip(text, dash + 1, end), end);
	return last === -1 ? reached : last;
}

import { classAt, isWordAt, LOWER, NUMBER, UNCASED, UPPER } from "./characters";

/** What a name looks like when no registry knows it: code, title, label or prose. */

const CODE_SIGNS = "-/&.+";
/** Signs that titles do not hold and code, addresses and wiki markup do. */
const FOREIGN = /[{}[\]<>=|\\^~\n\r]|:\/\/|\.\w+\(/u;
const NUMBERED =
	/^(?:seasons?|episodes?|series|parts?|volumes?|vol\.?|disc|book|chapters?|pages?|S\d+E\d+|ep\.?)(?:\s+(?:\d|[ivx]+\b|one\b|two\b|three\b)|$)/i;

/** Words that stay small inside a title. */
const SMALL = new Set(
	(
		"a an the of and or nor but for to in on at by with from as into upon over vs via than n il al s " +
		"de la le les du des der die das dem den und von vom zu zum im am el los las del y en et à au aux un une e o os " +
		"da di do dos och og i av af på van het"
	).split(" "),
);
/** Small words that make a sentence of what they stand in. */
const PROSE = new Set(
	(
		"is was were are am be been has have had does did do not this that these those which who whom whose when where " +
		"it he she they we you his her their its our my your would could should will can may might must also because"
	).split(" "),
);

/** What stands before a colon in prose, notes and tables; not series, however they are written. */
const LABELS = new Set(
	(
		"note notes nb n.b. ps see see also cf source sources citation cite ref reference references quote quotation motto " +
		"slogan tagline caption image photo picture figure fig table map left right top bottom born died birth death " +
		"aka alias also known as formerly originally original translation translated meaning literally lit pronounced " +
		"pronunciation ipa spelling german english french spanish italian latin greek russian japanese chinese korean " +
		"portuguese dutch swedish danish norwegian finnish polish czech hungarian turkish arabic hebrew hindi irish " +
		"welsh scottish gaelic klingon bajoran cardassian vulcan romulan ferengi sindarin quenya esperanto ukrainian " +
		"romanian catalan thai vietnamese indonesian persian sanskrit " +
		"todo fixme warning caution attention important example e.g. i.e. eg ie etc update edit editor fyi tl;dr spoiler " +
		"spoilers question answer q a isbn issn doi oclc url uri http https ftp mailto tel fax email e-mail utc gmt " +
		"dob dod usa us uk eu un uae ussr cast starring actor played by portrayed voiced author authors written director " +
		"directed writer publisher release released date time place location rank species affiliation status season"
	).split(" "),
);
const LABEL_PHRASES = new Set([
	"see also",
	"also known as",
	"known as",
	"played by",
	"portrayed by",
	"voiced by",
	"written by",
	"directed by",
	"original title",
	"working title",
	"alternate title",
	"english title",
	"main article",
	"further reading",
	"left to right",
]);

/** `DS9`, `TLE`, `B5`, `TOS-R`: two to eight capitals and digits, a letter first. */
export function isCode(name: string): boolean {
	if (name.length < 2 || name.length > 8 || (classAt(name, 0) & UPPER) === 0) return false;
	for (let at = 1; at < name.length; at++) {
		const isSign = at < name.length - 1 && CODE_SIGNS.includes(name[at] ?? " ");
		if (!isSign && (classAt(name, at) & (UPPER | NUMBER)) === 0) return false;
	}
	return !isLabel(name);
}

/** A word or phrase that introduces something other than a work. */
export function isLabel(name: string): boolean {
	const key = name.toLowerCase();
	return LABELS.has(key) || LABEL_PHRASES.has(key);
}

/** Written as titles are: every word but the small ones with a capital (or in a script without them). */
export function isTitleCased(text: string): boolean {
	return looksLikeTitle(text, (word) => SMALL.has(word) || SMALL.has(word.replace(/['’].*/u, "")));
}

/** Begins like a title and holds no word that only sentences have; enough where a kind word promises a title. */
export function isTitleLike(text: string): boolean {
	return looksLikeTitle(text, (word) => !PROSE.has(word));
}

function looksLikeTitle(text: string, maySmall: (word: string) => boolean): boolean {
	let isNamed = false;
	let isFirst = true;
	for (let at = nextWord(text, 0); at < text.length; isFirst = false) {
		const end = wordEnd(text, at);
		const bits = classAt(text, at);
		if ((bits & (UPPER | UNCASED)) !== 0) isNamed = true;
		else if ((bits & LOWER) !== 0 && (isFirst || !maySmall(text.slice(at, end)))) return false;
		at = nextWord(text, end);
	}
	return isNamed && !FOREIGN.test(text) && !NUMBERED.test(text);
}

/** A sentence or an order rather than a title. */
export function isProse(text: string): boolean {
	if (FOREIGN.test(text)) return true;
	for (let at = nextWord(text, 0); at < text.length; ) {
		const end = wordEnd(text, at);
		if ((classAt(text, at) & LOWER) !== 0 && PROSE.has(text.slice(at, end))) return true;
		at = nextWord(text, end);
	}
	return false;
}

function nextWord(text: string, from: number): number {
	let at = from;
	while (at < text.length && !isWordAt(text, at)) at++;
	return at;
}

function wordEnd(text: string, from: number): number {
	let at = from;
	while (at < text.length && (isWordAt(text, at) || text[at] === "'" || text[at] === "’")) at++;
	return at;
}

/**
 * Letters that look like others, by the letter that stands for the whole group. Sources are lower-case:
 * names are case-folded before. Where a capital and a small letter resemble different ones (Greek eta: H
 * and n), the resemblance of the capital decides unless the small one is nearly identical (nu: v). What
 * this cannot hold apart in one script, the rule against mixing scripts does.
 */
const GROUPS_OF_LOOK_ALIKES: Readonly<Record<string, string>> = {
	// Digits and strokes.
	o: "0οσоօ০०๐",
	l: "1iıιіӏl|ǀḷłӀ",
	// Cyrillic, Greek, Armenian, Cherokee small forms and phonetic letters.
	a: "аαɑ",
	b: "вβьɓ",
	c: "сϲᴄ",
	d: "ԁɗđð",
	e: "еεєɛ℮",
	f: "ғſք",
	g: "ɡԍց",
	h: "нηһհ",
	j: "јϳ",
	k: "кκқ",
	m: "мμ",
	n: "пռŋ",
	p: "рρթ",
	q: "ԛգ",
	s: "ѕꜱ",
	t: "тτŧ",
	u: "υսц",
	v: "νѵ",
	w: "ωѡԝш",
	x: "хχ×",
	y: "уγүყ",
	z: "ζʐ",
	r: "гᴦ",
};

/** Pairs that run together into one letter on the screen. */
const RUN_TOGETHER: readonly (readonly [string, string])[] = [
	["rn", "m"],
	["vv", "w"],
	["æ", "ae"],
	["œ", "oe"],
];

const representative = new Map<string, string>();
for (const [letter, lookAlikes] of Object.entries(GROUPS_OF_LOOK_ALIKES)) {
	for (const lookAlike of lookAlikes) representative.set(lookAlike, letter);
}

/** Text with every look-alike replaced by the letter of its group. Expects case-folded text. */
export function confusableSkeleton(folded: string): string {
	let skeleton = "";
	for (const letter of folded) skeleton += representative.get(letter) ?? letter;
	for (const [pair, letter] of RUN_TOGETHER) skeleton = skeleton.replaceAll(pair, letter);
	return skeleton;
}

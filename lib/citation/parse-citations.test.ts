import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceKind } from "@/lib/source/source";
import { createRegistry, type RegistryWork } from "./citation-registry";
import { parseCitations } from "./parse-citations";

const series = [
	{ id: 1, code: "HL3", title: "Harbour Lights: Third Watch" },
	{ id: 2, code: "TSK", title: "The Salt Kingdoms" },
	{ id: 3, code: null, title: "Rust and Rain" },
	{ id: 4, code: null, title: "The Quiet Ledger of Orla's Clocks" },
	{ id: 5, code: "PRO", title: "Proving Ground" },
	{ id: 6, code: null, title: "Which Way?" },
];

const work = (id: number, seriesId: number | null, kind: SourceKind, title: string): RegistryWork => ({
	id,
	seriesId,
	kind,
	title,
});

const works = [
	work(1, 1, "episode", "Landfall"),
	work(2, 1, "episode", "Lanterns"),
	work(3, 1, "episode", "What You Carry, Part I"),
	work(4, 1, "episode", "Who's Afraid?"),
	work(5, 1, "episode", "The Long Tide"),
	work(6, 1, "episode", 'She Said "Wait", and Left'),
	work(7, 1, "episode", "…"),
	work(8, 2, "novel", "Day of the Herons"),
	work(9, 2, "novel", "Love, Salt and Iron"),
	work(10, 2, "novel", "Kings: The Last Tide"),
	work(11, 2, "comic", "Broken Crown #4"),
	work(12, 3, "fan-work", "The Wrong Harbour"),
	work(13, 4, "fan-work", "Winding Down"),
	work(14, 1, "novel", "Landfall"),
	work(15, 2, "short-story", "Orla's Key (Revised)"),
	work(16, null, "film", "The Glass Sea"),
	work(17, null, "novel", "Warpath"),
	work(18, 5, "game", "Level Nine"),
	work(19, 6, "episode", "Over; Under"),
	work(20, 2, "novel", "O’Hara’s Rock ’n’ Roll – Live"),
	work(21, 5, "episode", "Lanterns"),
	work(23, 3, "fan-work", "Rust and Rain"),
	work(22, 2, "reference-book", "Atlas of the Salt Kingdoms"),
];

const registry = createRegistry(series, works);
const emptyRegistry = createRegistry([], []);

/** Groups apart by ` / `, citations by ` + `; `series|kind|title|id`, then the locator if there is one. */
function sketch(text: string, known = registry): string {
	return parseCitations(text, known)
		.map(({ citations }) =>
			citations
				.map(({ series: name, kind, title, sourceId, locator }) =>
					[name, kind, title, sourceId, ...(locator ? [`${locator.type} ${locator.value}`] : [])]
						.map((part) => part ?? "-")
						.join("|"),
				)
				.join(" + "),
		)
		.join(" / ");
}

const landfall = "HL3|episode|Landfall|1";
const lanterns = "HL3|episode|Lanterns|2";
const herons = "TSK|novel|Day of the Herons|8";

describe("known works", () => {
	test.each([
		// Grouped parentheses.
		['(HL3: "Landfall")', landfall],
		['(HL3: "Landfall", "Lanterns")', `${landfall} + ${lanterns}`],
		["(TSK novel: Day of the Herons)", herons],
		['(HL3: "Landfall", "Lanterns"; TSK novel: Day of the Herons)', `${landfall} + ${lanterns} + ${herons}`],
		[
			'(HL3: "Lanterns"; Rust and Rain: The Wrong Harbour)',
			`${lanterns} + Rust and Rain|fan-work|The Wrong Harbour|12`,
		],
		[
			'(The Quiet Ledger of Orla\'s Clocks: "Winding Down")',
			"The Quiet Ledger of Orla's Clocks|fan-work|Winding Down|13",
		],
		['One (HL3: "Landfall"). Two (HL3: "Lanterns").', `${landfall} / ${lanterns}`],
		// Series by title, with colons, articles, other apostrophes, case and spaces.
		['(Harbour Lights: Third Watch: "Landfall")', landfall],
		['(harbour lights – third watch: "landfall")', landfall],
		["(The Salt Kingdoms: Day of the Herons)", herons],
		["(The Salt  Kingdoms novel : day of the herons)", herons],
		[
			'(The Quiet Ledger of Orla’s Clocks: "Winding Down")',
			"The Quiet Ledger of Orla's Clocks|fan-work|Winding Down|13",
		],
		['(hl3: "Landfall")', landfall],
		['(HL3:"Landfall")', landfall],
		['( HL3 : "Landfall" , "Lanterns" )', `${landfall} + ${lanterns}`],
		['(Which Way?: "Over; Under")', "Which Way?|episode|Over; Under|19"],
		['(Which Way? "Over; Under")', ""],
		["(''HL3'': \"Landfall\")", landfall],
		["(*The Salt Kingdoms*: *Day of the Herons*)", herons],
		// Without a colon.
		['(HL3 "Landfall")', landfall],
		["(TSK novel Day of the Herons)", herons],
		["(TSK Day of the Herons)", herons],
		['(HL3 – "Landfall")', landfall],
		// Kind words decide between works of one name.
		["(HL3 novel: Landfall)", "HL3|novel|Landfall|14"],
		["(HL3: Landfall)", "HL3|novel|Landfall|14"],
		["(HL3: ''Landfall'')", "HL3|novel|Landfall|14"],
		["(HL3 episode: Landfall)", landfall],
		["(HL3 comic: Landfall)", "HL3|comic|Landfall|-"],
		[
			"(TSK books: Day of the Herons, Atlas of the Salt Kingdoms)",
			`${herons} + TSK|reference-book|Atlas of the Salt Kingdoms|22`,
		],
		["(PRO video game: Level Nine)", "PRO|game|Level Nine|18"],
		['(TSK short story: "Orla\'s Key (Revised)")', "TSK|short-story|Orla's Key (Revised)|15"],
		// The same title in two series.
		['(PRO: "Lanterns")', "PRO|episode|Lanterns|21"],
		['("Lanterns")', ""],
		['(PRO: "Lanterns"; HL3: "Lanterns")', `PRO|episode|Lanterns|21 + ${lanterns}`],
		// Titles with commas, colons, semicolons, brackets, marks and apostrophes.
		['(HL3: "What You Carry, Part I")', "HL3|episode|What You Carry, Part I|3"],
		["(HL3: What You Carry, Part I, Lanterns)", `HL3|episode|What You Carry, Part I|3 + ${lanterns}`],
		["(TSK: Love, Salt and Iron, Day of the Herons)", `TSK|novel|Love, Salt and Iron|9 + ${herons}`],
		['(TSK novels: Love, Salt & Iron; HL3: "Landfall")', `TSK|novel|Love, Salt and Iron|9 + ${landfall}`],
		["(TSK novel: Kings: The Last Tide)", "TSK|novel|Kings: The Last Tide|10"],
		['(HL3: "Who’s Afraid?")', "HL3|episode|Who's Afraid?|4"],
		["(HL3: Who's Afraid?, Lanterns)", `HL3|episode|Who's Afraid?|4 + ${lanterns}`],
		["(TSK: Orla's Key (Revised), Day of the Herons)", `TSK|short-story|Orla's Key (Revised)|15 + ${herons}`],
		['(HL3: "She Said "Wait", and Left", "Lanterns")', `HL3|episode|She Said "Wait", and Left|6 + ${lanterns}`],
		["(HL3: “She Said ‘Wait’, and Left”)", 'HL3|episode|She Said "Wait", and Left|6'],
		['(HL3: "…")', "HL3|episode|…|7"],
		["(TSK: O'Hara's Rock 'n' Roll - Live)", "TSK|novel|O’Hara’s Rock ’n’ Roll – Live|20"],
		["(TSK comic: Broken Crown #4, p. 2)", "TSK|comic|Broken Crown #4|11|page 2"],
		["(TSK comic: Broken Crown #4 p. 2)", "TSK|comic|Broken Crown #4|11|page 2"],
		['(Which Way?: Over; Under; HL3: "Landfall")', `Which Way?|episode|Over; Under|19 + ${landfall}`],
		// A missing or added article.
		['(HL3: "Long Tide")', "HL3|episode|The Long Tide|5"],
		['(HL3: "The Landfall")', landfall],
		['("Long Tide")', ""],
		// No series.
		['("Landfall")', landfall],
		['("Landfall", "Who\'s Afraid?")', `${landfall} + HL3|episode|Who's Afraid?|4`],
		["(Day of the Herons)", herons],
		["(''The Glass Sea'')", "-|film|The Glass Sea|16"],
		["(film: The Glass Sea)", "-|film|The Glass Sea|16"],
		["(Warpath, p. 12)", "-|novel|Warpath|17|page 12"],
		["(_Warpath_)", "-|novel|Warpath|17"],
		["(Warpath)", ""],
		["(Rust and Rain)", ""],
		["(Rust and Rain: Rust and Rain)", "Rust and Rain|fan-work|Rust and Rain|23"],
		["(''Rust and Rain'')", "Rust and Rain|fan-work|Rust and Rain|23"],
		['(Rust and Rain: Embers: "Ash")', "Rust and Rain: Embers|-|Ash|-"],
		['(HL3: "Landfall"; see also PRO: "Lanterns")', ""],
		["(the lanterns)", ""],
		["(Herons)", ""],
		["(day of the herons)", ""],
		['(HL3: "Landfall"; Warpath)', `${landfall} + -|novel|Warpath|17`],
		['(PRO: "Lanterns"; "Lanterns")', "PRO|episode|Lanterns|21 + PRO|episode|Lanterns|21"],
		// Another series' title stays unbound.
		['(TSK: "Landfall")', "TSK|-|Landfall|-"],
		['(Other Series: "Landfall")', "Other Series|-|Landfall|-"],
		["(TSK film: The Glass Sea)", "TSK|film|The Glass Sea|16"],
		// Careless separators.
		['(HL3: "Landfall", PRO: "Lanterns")', `${landfall} + PRO|episode|Lanterns|21`],
		['(HL3: "Landfall" and "Lanterns")', `${landfall} + ${lanterns}`],
		['(HL3: "Landfall", and "Lanterns")', `${landfall} + ${lanterns}`],
		['(HL3: "Landfall," "Lanterns")', `${landfall} + ${lanterns}`],
		['(HL3: "Landfall";)', landfall],
		['(HL3: "Landfall".)', landfall],
		['(HL3: "Landfall",\n"Lanterns")', `${landfall} + ${lanterns}`],
		["(TSK novel: Day of\nthe Herons)", herons],
		// Codes that are words.
		['(pro: "Lanterns")', "PRO|episode|Lanterns|21"],
		["(pro bono)", ""],
		// Inside other brackets, behind other brackets.
		['(as seen before (HL3: "Landfall"))', landfall],
		[':( but (HL3: "Landfall") :)', landfall],
		['He left (no one knows why (HL3: "Landfall").', landfall],
	])("%s", (text, expected) => {
		expect(sketch(text)).toBe(expected);
	});
});

describe("structure alone", () => {
	test.each([
		['(HL3: "Landfall")', "HL3|-|Landfall|-"],
		[
			'(HL3: "Landfall", "Lanterns"; TSK novel: Day of the Herons)',
			"HL3|-|Landfall|- + HL3|-|Lanterns|- + TSK|novel|Day of the Herons|-",
		],
		['(HL3: "Lanterns"; Rust and Rain: The Wrong Harbour)', "HL3|-|Lanterns|- + Rust and Rain|-|The Wrong Harbour|-"],
		['(Rust and Rain: The Wrong Harbour; HL3: "Lanterns")', "Rust and Rain|-|The Wrong Harbour|- + HL3|-|Lanterns|-"],
		["(Rust and Rain: The Wrong Harbour)", ""],
		["(Rust and Rain: ''The Wrong Harbour'')", "Rust and Rain|-|The Wrong Harbour|-"],
		['(The Quiet Ledger of Orla\'s Clocks: "Winding Down")', "The Quiet Ledger of Orla's Clocks|-|Winding Down|-"],
		['(Harbour Lights: Third Watch: "Landfall")', "Harbour Lights: Third Watch|-|Landfall|-"],
		["(TSK novel: Kings: The Last Tide)", "TSK|novel|Kings: The Last Tide|-"],
		["(TSK: Day of the Herons, Night of the Eels)", "TSK|-|Day of the Herons|- + TSK|-|Night of the Eels|-"],
		["(Salt Kingdoms novel: Day of the Herons)", "Salt Kingdoms|novel|Day of the Herons|-"],
		["(novel: Day of the Herons)", "-|novel|Day of the Herons|-"],
		["(the novel: Day of the Herons)", "-|novel|Day of the Herons|-"],
		['(short story: "Keys")', "-|short-story|Keys|-"],
		["(TSK graphic novel: Crowns)", "TSK|comic|Crowns|-"],
		["(TSK Novel: Le jour des hérons)", "TSK|novel|Le jour des hérons|-"],
		['(HL3 "Landfall")', "HL3|-|Landfall|-"],
		['(TOS-R: "Salt")', "TOS-R|-|Salt|-"],
		['(B5: "Salt"; "Iron")', "B5|-|Salt|- + -|-|Iron|-"],
		["(TSK novel: 20,000 Waves)", "TSK|novel|20,000 Waves|-"],
		['(HL3: "The "Good" Old Days", "Lanterns")', 'HL3|-|The "Good" Old Days|- + HL3|-|Lanterns|-'],
		["(HL3: 'Orla's Day', 'The Prophets' Gate')", "HL3|-|Orla's Day|- + HL3|-|The Prophets' Gate|-"],
		['(HL3: "One, Two; Three: Four", "Five (Part 2)")', "HL3|-|One, Two; Three: Four|- + HL3|-|Five (Part 2)|-"],
		["(TSK novel: Crowns (Revised, Again), Eels)", "TSK|novel|Crowns (Revised, Again)|- + TSK|novel|Eels|-"],
		['(*"Landfall"*; HL3: "Lanterns")', "-|-|Landfall|- + HL3|-|Lanterns|-"],
		// Quotation marks.
		["(HL3: “Landfall”, “Lanterns”)", "HL3|-|Landfall|- + HL3|-|Lanterns|-"],
		["(HL3: „Landgang“, „Laternen“)", "HL3|-|Landgang|- + HL3|-|Laternen|-"],
		["(HL3: „Lądowanie”)", "HL3|-|Lądowanie|-"],
		["(HL3 : « Le Débarquement », «Lanternes»)", "HL3|-|Le Débarquement|- + HL3|-|Lanternes|-"],
		["(HL3: »Landgang«)", "HL3|-|Landgang|-"],
		["(HL3: ‹Landgang›, ›Laternen‹)", "HL3|-|Landgang|- + HL3|-|Laternen|-"],
		["(HL3: ”Landgång”)", "HL3|-|Landgång|-"],
		["(HL3: ‘Orla’s Day’)", "HL3|-|Orla’s Day|-"],
		["(HL3: ‚Orlas Tag‘)", "HL3|-|Orlas Tag|-"],
		["（HL3：「上陸」、『灯り』；TSK：「王国」）", "HL3|-|上陸|- + HL3|-|灯り|- + TSK|-|王国|-"],
		["(HL3:《灯り》)", "HL3|-|灯り|-"],
		['(HL3: “Emphatic "Inner" Name”)', 'HL3|-|Emphatic "Inner" Name|-'],
		["(HL3: „Die „kleine“ Flut“)", "HL3|-|Die „kleine“ Flut|-"],
		// Missing marks.
		['Text (HL3: "Landfall"', "HL3|-|Landfall|-"],
		['Text (HL3: "Landfall", "Lanterns"  \nNext line.', "HL3|-|Landfall|- + HL3|-|Lanterns|-"],
		[
			"Text (TSK novel: Day of the Herons\n\nNext (TSK novel: Eels)",
			"TSK|novel|Day of the Herons|- / TSK|novel|Eels|-",
		],
		['(HL3: "Landfall)', "HL3|-|Landfall|-"],
		['(HL3: "Landfall, "Lanterns")', "HL3|-|Landfall|- + HL3|-|Lanterns|-"],
		['(HL3: "Landfall" and then he left', ""],
		['(HL3: "Landfall"\nNext line :) with a smile', "HL3|-|Landfall|-"],
		// Locators.
		["(TSK novel: Eels, p. 12)", "TSK|novel|Eels|-|page 12"],
		["(TSK novel: Eels, pp. 12–14)", "TSK|novel|Eels|-|page 12–14"],
		['(TSK novel: Eels, pp. 12, 14 and 20; HL3: "Salt")', "TSK|novel|Eels|-|page 12, 14 and 20 + HL3|-|Salt|-"],
		["(TSK novel: Eels page 12)", "TSK|novel|Eels|-|page 12"],
		["(TSK novel: Eels, ch. 3)", "TSK|novel|Eels|-|chapter 3"],
		["(TSK novel: Eels, Chapter XII)", "TSK|novel|Eels|-|chapter XII"],
		["(TSK novel: Eels, chapter 3, p. 40)", "TSK|novel|Eels|-|chapter 3, p. 40"],
		['(HL3: "Salt" 12:34)', "HL3|-|Salt|-|time 12:34"],
		['(HL3: "Salt", 1:02:34–1:03:00, "Iron")', "HL3|-|Salt|-|time 1:02:34–1:03:00 + HL3|-|Iron|-"],
		['(HL3: "Salt" at 12:34)', "HL3|-|Salt|-|time 12:34"],
		["(TSK comic: Crowns #4 p. 2)", "TSK|comic|Crowns|-|issue 4, p. 2"],
		['(TSK comic: "Crowns", issue 4, panel 2)', "TSK|comic|Crowns|-|issue 4, panel 2"],
		['(HL3: "Salt", scene 5)', "HL3|-|Salt|-|scene 5"],
		["(PRO game: Tides, level 3)", "PRO|game|Tides|-|level 3"],
		["(TSK book: Atlas, section 2)", "TSK|novel|Atlas|-|section 2"],
		["(TSK book: Atlas § 2)", "TSK|novel|Atlas|-|section 2"],
		['(HL3: "Salt", act 2)', "HL3|-|Salt|-|section act 2"],
		["(TSK novel: Into Section 31)", "TSK|novel|Into Section 31|-"],
		["(TSK novel: Level 3, p. 4)", "TSK|novel|Level 3|-|page 4"],
		["(TSK Roman: Aale, S. 12)", ""],
		["(TSK novel: Aale, S. 12)", "TSK|novel|Aale|-|page 12"],
	])("%s", (text, expected) => {
		expect(sketch(text, emptyRegistry)).toBe(expected);
	});
});

describe("left alone, whatever the registry knows", () => {
	test.each([
		"(born 2328)",
		"(see below)",
		"(see also: Lanterns)",
		"(also known as: the Station)",
		"(also known as: The Station)",
		'(aka: "The Station")',
		"(note: this is disputed)",
		'(Note: "This Is Disputed")',
		"(2369)",
		"(2328–2369)",
		"(HL3)",
		"(HL3, TSK)",
		"(HL3:)",
		'(HL3: "")',
		"(HL3: 2369)",
		"(HL3: season 2)",
		"(HL3: the third of the series)",
		"(TSK novel)",
		"(novel: unfinished)",
		"(film: 2009)",
		'(HL3: "Landfall", where Orla arrives)',
		'(HL3: "Landfall" is the first of them)',
		'(he said: "Lanterns")',
		'(Orla: "It\'s a fake!")',
		'(German: "Die Flut")',
		"(Latin: ''tempus'')",
		"(https://example.org/HL3: Landfall)",
		'https://example.org/(HL3:"Landfall")',
		"https://example.org/wiki/Landfall_(Day_of_the_Herons)",
		"(time: 12:34)",
		"(ratio 3:4, 5:6)",
		"(Luke 3:16)",
		":) ;-) :( :(",
		'print(DSX: "Salt")',
		'call(name: "Value")',
		'`(HL3: "Landfall")`',
		'```\n(HL3: "Landfall")\n```',
		'({"HL3": "Landfall"})',
		"(C:\\Program Files\\Salt)",
		"(USA: California)",
		"(UTC: 12:34)",
		"(TODO: Fix This Now)",
		"(WARNING: spoilers ahead)",
		'[HL3: "Landfall"]',
		'{HL3: "Landfall"}',
		'HL3: "Landfall", "Lanterns"',
		'NASA: "We have liftoff"',
		'(NASA: "We have liftoff")',
		"The rule was simple (two things: salt and iron).",
		"(in three parts: The Salt, The Iron, The Eels)",
		"()",
		"(;)",
		"(:)",
		'("")',
		'("Unheard Of")',
		"(',')",
		'(((HL3)): "Landfall"',
		"",
	])("%s", (text) => {
		expect(sketch(text)).toBe("");
		expect(sketch(text, emptyRegistry)).toBe("");
	});
});

/** Text that looks like citations now and then: pieces of real ones, in any order. */
const pieces = [
	...[
		"(",
		")",
		"（",
		"）",
		"[",
		"]",
		"{",
		"`",
		"```",
		":",
		";",
		",",
		".",
		"…",
		"\n",
		"\r\n",
		"\n\n",
		" ",
		"  ",
		"\u00a0",
	],
	...[
		'"',
		"'",
		"“",
		"”",
		"„",
		"«",
		"»",
		"‹",
		"「",
		"」",
		"‘",
		"’",
		"''",
		"*",
		"_",
		"#4",
		"p. 12",
		"12:34",
		"§",
		"&",
		"and ",
	],
	...[
		"HL3",
		"TSK",
		"TSK novel",
		"novel",
		"Landfall",
		"Lanterns",
		"Day of the Herons",
		"Rust and Rain",
		"Orla's",
		"é",
		"灯り",
	],
	...[
		"https://",
		"see ",
		"the ",
		"\ud83d\ude00",
		"\ud800",
		"\u0000",
		"\u200d",
		"İ",
		"ß",
		"\u0301",
		'(HL3: "Landfall")',
	],
];
const likeText = fc.oneof(
	fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join("")),
	fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => `(${parts.join(" ")})`),
	fc.string({ unit: "binary", maxLength: 80 }),
);
const anyRegistry = fc.constantFrom(registry, emptyRegistry);

describe("laws", () => {
	test("groups lie in the text, begin with a bracket, in order and apart; citations lie in them", () => {
		fc.assert(
			fc.property(likeText, anyRegistry, (text, known) => {
				let behind = 0;
				for (const group of parseCitations(text, known)) {
					expect(group.start).toBeGreaterThanOrEqual(behind);
					expect(group.end).toBeLessThanOrEqual(text.length);
					expect("(（").toContain(text[group.start]);
					expect(group.citations.length).toBeGreaterThan(0);
					behind = group.start + 1;
					for (const citation of group.citations) {
						expect(citation.start).toBeGreaterThanOrEqual(behind);
						expect(citation.end).toBeGreaterThan(citation.start);
						expect(citation.end).toBeLessThanOrEqual(group.end);
						expect(citation.title.trim()).not.toBe("");
						behind = citation.end;
					}
					behind = group.end;
				}
			}),
			{ numRuns: 3000 },
		);
	});

	test("the same text gives the same groups", () => {
		fc.assert(
			fc.property(likeText, anyRegistry, (text, known) => {
				expect(parseCitations(text, known)).toEqual(parseCitations(text, known));
			}),
		);
	});

	test("what stands before and behind does not matter, and moves the groups by its length", () => {
		fc.assert(
			fc.property(likeText, anyRegistry, fc.constantFrom("Prose.\n\n", "😀 words\n\n"), (text, known, before) => {
				// A fence opens code that only another fence ends.
				fc.pre(!text.includes("`"));
				const moved = parseCitations(`${before}${text}\n\nProse.`, known).map((group) => ({
					start: group.start - before.length,
					end: group.end - before.length,
				}));
				expect(moved).toEqual(parseCitations(text, known).map(({ start, end }) => ({ start, end })));
			}),
		);
	});

	test("a group read alone is the same group", () => {
		fc.assert(
			fc.property(likeText, anyRegistry, (text, known) => {
				for (const { start, end, citations } of parseCitations(text, known)) {
					const alone = parseCitations(text.slice(start, end), known);
					expect(alone.flatMap((group) => group.citations.map(({ title }) => title))).toEqual(
						citations.map(({ title }) => title),
					);
				}
			}),
		);
	});

	test("a known work is found again however its series and title are set", () => {
		const marks = [
			["“", "”"],
			["„", "“"],
			["« ", " »"],
			["「", "」"],
			['"', '"'],
			["''", "''"],
			["*", "*"],
		] as const;
		fc.assert(
			fc.property(
				fc.constantFrom(...works.filter(({ id }) => id !== 14 && id !== 1)),
				fc.constantFrom(...marks),
				(known, [open, close]) => {
					const owner = series.find(({ id }) => id === known.seriesId);
					const prefix = owner ? `${owner.code ?? owner.title}: ` : "";
					const [group] = parseCitations(`x (${prefix}${open}${known.title}${close})`, registry);
					expect(group?.citations.map(({ sourceId }) => sourceId)).toEqual([known.id]);
				},
			),
		);
	});
});

describe("a hundred kilobytes meant to stop it", () => {
	const size = 100_000;
	const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
	const large = createRegistry(
		Array.from({ length: 300 }, (_, id) => ({ id, code: `S${id}`, title: `The Series of ${id}: A Tale` })),
		[
			...Array.from({ length: 10_000 }, (_, id) =>
				work(id, id % 300, "novel", `The Book, Part ${id}: of Salt ${id % 7}`),
			),
			work(10_001, null, "novel", "a, ".repeat(100)),
			work(10_002, null, "novel", '"a" '.repeat(75)),
		],
	);
	const hostile: Record<string, string> = {
		"opening brackets": fill("("),
		"closing brackets": fill(")"),
		"bracket pairs": fill("()"),
		"nested brackets": "(".repeat(size / 2) + ")".repeat(size / 2),
		"brackets with a word": fill("(a"),
		"open brackets on lines": fill("(a\n"),
		"brackets closed on the next line": fill("(S1: a\n)\n"),
		"nested in fours": fill("(S1: (S1: (S1: (S1: a))))"),
		"straight quotes": fill('"'),
		"quotes in brackets": fill('("'),
		"a list without end": `(S1: ${fill('"a", ')}`,
		"many long groups": fill(`(S1: ${'"a", '.repeat(390)}b b)`),
		"many long groups that hold": fill(`(S1: ${'"a", '.repeat(390)}"b")`),
		"open quotes": fill(`(S1: ${'"a '.repeat(600)})`),
		"open quotes and commas": fill(`(S1: ${'"a, '.repeat(490)})`),
		"curly quotes": fill(`(S1: ${"“a ".repeat(600)})`),
		apostrophes: fill(`(S1: ${"'a ".repeat(600)})`),
		emphasis: fill(`(S1: ${"*a ".repeat(600)})`),
		commas: fill(","),
		"commas in brackets": fill(`(${",".repeat(1990)})`),
		"bare titles": fill(`(S1: ${"A, ".repeat(660)})`),
		"a known title that repeats": fill(`(${"a, ".repeat(660)})`),
		colons: fill(`(${"A:".repeat(990)})`),
		"colons and semicolons": fill(`(${"A: B; ".repeat(330)})`),
		"spaces in brackets": fill(`(S1: "a"${" ".repeat(1980)})`),
		"spaces between quotes": fill(`(S1: ${'"          '.repeat(180)})`),
		"locators that go on": fill(`(S1: A${" p. 1".repeat(395)})`),
		"page lists": fill(`(S1: A pp. ${"1, ".repeat(640)})`),
		backticks: fill("` "),
		fences: fill("```a"),
		addresses: fill("://("),
		"series names": fill("(The Series of 1: A Tale (The Series of 2"),
		"other scripts": fill("（灯り：「灯り」）"),
		"small and never the same": Array.from({ length: 9_000 }, (_, id) => `(S${id}: a)`)
			.join("")
			.slice(0, size),
		"real and never the same": Array.from({ length: 5_000 }, (_, id) => `x (S${id % 300}: "A ${id}")\n`).join(""),
		"real ones": fill(
			'(S1: "Landfall", The Book, Part 1: of Salt 1; S2 novel: The Book, Part 2: of Salt 2) and prose. ',
		),
	};

	// With a square in it one of these would outlast the runner's patience; `npm run bench` measures the worst.
	test.each(Object.entries(hostile))("%s", (_name, text) => {
		for (const { start, end } of parseCitations(text, large)) expect(end - start).toBeLessThanOrEqual(2_000);
	});
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockWords, logOf, told, wordsOf } from "@/test/blamed-history";
import { as, doc, p, rule } from "@/test/document";

// Passages that move between blocks and within them, and whose they are.

const a = (...content: string[]) => as("a", p(...content));
const b = (...content: string[]) => as("b", p(...content));
const c = (...content: string[]) => as("c", p(...content));

const ODO = "Odo runs security on the promenade.";
const KIRA = "Kira leads the militia, and the whole station trusts her.";
const QUARK = "Quark owns the bar beside the temple.";

describe("a passage that moves", () => {
	test("into another paragraph stays its writer's", async () => {
		expect(await told(doc(a(`${ODO} ${KIRA}`), b(QUARK)), doc(a(ODO), b(`${QUARK} ${KIRA}`)))).toEqual([
			`a: 1, 2, - · 1:${ODO}`,
			`b: 1, 2, - · 1:${QUARK} ${KIRA}`,
		]);
	});

	test("between others of its own paragraph stays its writer's", async () => {
		expect(await told(doc(a(`${ODO} ${KIRA} ${QUARK}`)), doc(a(`${QUARK} ${KIRA} ${ODO}`)))).toEqual([
			`a: 1, 2, - · 1:${QUARK} ${KIRA} ${ODO}`,
		]);
	});

	test("with what was changed in it on the way is of both writers", async () => {
		const trusts = KIRA.replace("whole station", "Bajoran people");
		expect(await told(doc(a(`${ODO} ${KIRA}`), b(QUARK)), doc(a(ODO), b(`${trusts} ${QUARK}`)))).toEqual([
			`a: 1, 2, - · 1:${ODO}`,
			`b: 1, 2, - · 1:Kira leads the militia, and the | 2:Bajoran people | 1:trusts her. ${QUARK}`,
		]);
	});

	test("out of a paragraph that goes, into one that is new or that was there", async () => {
		const before = doc(a(ODO), b(`${KIRA} It was long ago that all of this began.`));
		expect((await told(before, doc(a(`${ODO} ${KIRA}`))))[0]).toBe(`a: 1, 2, - · 1:${ODO} ${KIRA}`);
		const anew = c(
			"Nobody in the sector",
			`would ever doubt it by now: ${KIRA} So they said, and so it was written down.`,
		);
		const [, line] = await told(before, doc(a(ODO), anew));
		expect(line).toContain(`1:${KIRA}`);
		expect(line).toContain("2:So they said");
	});

	test("of several writers keeps all of them, and so does one that moves again", async () => {
		const grown = KIRA.replace("leads", "proudly leads");
		expect(
			await told(
				doc(a(`${ODO} ${KIRA}`), b(QUARK), c("It was late.")),
				doc(a(`${ODO} ${grown}`), b(QUARK), c("It was late.")),
				doc(a(ODO), b(`${QUARK} ${grown}`), c("It was late.")),
				doc(a(ODO), b(QUARK), c(`It was late. ${grown}`)),
			),
		).toEqual([
			`a: 1, 3, - · 1:${ODO}`,
			`b: 1, 1, - · 1:${QUARK}`,
			"c: 1, 4, - · 1:It was late. Kira | 2:proudly | 1:leads the militia, and the whole station trusts her.",
		]);
	});

	test("from where it was cut out an edit or more ago", async () => {
		const others = [b("The wormhole opened."), b("The wormhole opened and closed."), b("The wormhole closed.")];
		const later = others.map((other) => doc(a(ODO), other, c(QUARK)));
		expect(
			await told(
				doc(a(`${ODO} ${KIRA}`), b("It began."), c(QUARK)),
				...later,
				doc(a(ODO), b("It closed."), c(`${QUARK} ${KIRA}`)),
			),
		).toEqual([`a: 1, 2, - · 1:${ODO}`, expect.stringMatching(/^b/), `c: 1, 5, - · 1:${QUARK} ${KIRA}`]);
	});

	test("across a rule, both ways at once", async () => {
		expect(await told(doc(a(`${ODO} ${KIRA}`), rule(), b(QUARK)), doc(b(`${QUARK} ${KIRA}`), rule(), a(ODO)))).toEqual([
			`b: 1, 2, - · 1:${QUARK} ${KIRA}`,
			expect.anything(),
			`a: 1, 2, - · 1:${ODO}`,
		]);
	});

	test("in a script without spaces", async () => {
		const [one, two, three] = [
			"宇宙ステーションはとても古い。",
			"キラ少佐は民兵を率いている。",
			"クワークは酒場を経営している。",
		];
		expect(await told(doc(a(one + two), b(three)), doc(a(one), b(three + two)))).toEqual([
			`a: 1, 2, - · 1:${one}`,
			`b: 1, 2, - · 1:${three}${two}`,
		]);
	});
});

test("a paragraph made of nothing but a passage from the middle of another is its writer's", async () => {
	const before = doc(a(`${ODO} ${KIRA} ${QUARK}`), b("It began."));
	expect(await told(before, doc(a(`${ODO} ${QUARK}`), b("It began."), c(KIRA)))).toEqual([
		`a: 1, 2, - · 1:${ODO} ${QUARK}`,
		"b: 1, 1, - · 1:It began.",
		`c: 1, 1, - · 1:${KIRA}`,
	]);
	expect((await told(before, doc(a(`${ODO} ${QUARK}`), b("It began."), c(`${KIRA} So it was.`)))).at(-1)).toBe(
		`c: 2, 2, - · 1:${KIRA} | 2:So it was.`,
	);
});

test("one of two passages that read the same may move as well", async () => {
	expect(
		await told(doc(a(`${ODO} ${KIRA} ${KIRA}`), b(QUARK)), doc(a(`${ODO} ${KIRA}`), b(`${QUARK} ${KIRA}`))),
	).toEqual([`a: 1, 2, - · 1:${ODO} ${KIRA}`, `b: 1, 2, - · 1:${QUARK} ${KIRA}`]);
});

test("a summary put together from many paragraphs is theirs", async () => {
	const names = ["Odo", "Kira", "Quark", "Rom", "Nog", "Jake", "Dax", "Bashir", "Garak", "Dukat", "Winn", "Shakaar"];
	const fact = (name: string, i: number) => `In chapter ${i} ${name} came to the station by ship number ${i}.`;
	const long = (name: string) => `${name} is told of here, and what ${name} did and said is known to all.`;
	const before = names.map((name, i) => as(`p${i}`, p(`${long(name)} ${fact(name, i)}`)));
	const after = [...names.map((name, i) => as(`p${i}`, p(long(name)))), b(names.map(fact).join(" "))];
	expect((await told(doc(...before, b("Summary.")), doc(...after))).at(-1)).toBe(
		`b: 1, 2, - · 1:${names.map(fact).join(" ")}`,
	);
});

test("a short sentence comes back as well, from a page that was emptied", async () => {
	const rest = Array.from({ length: 40 }, (_, i) =>
		as(`p${i}`, p(Array.from({ length: 300 }, (_, k) => `w${i}x${k}`).join(" "))),
	);
	const [, line] = await told(
		doc(a(`${ODO} ${KIRA}`), b("It began."), ...rest),
		doc(b("It began.")),
		doc(b("It began then."), c(`So it was. ${ODO}`)),
	);
	expect(line).toBe(`c: 3, 3, - · 3:So it was. | 1:${ODO}`);
});

test("apostrophes that are mended on the way take no word from its writer", async () => {
	const said = "The occupiers' cruelty didn't end when Dukat's fleet hadn't yet left Bajor's skies.";
	const curly = said.replaceAll("'", "’");
	const [, line] = await told(doc(a(`${ODO} ${said}`), b(QUARK)), doc(a(ODO), b(`${QUARK} ${curly}`)));
	expect(line).toBe(`b: 1, 2, - · 1:${QUARK} ${curly}`);
});

describe("what is written anew", () => {
	test("is the writer's, though some words of it were elsewhere or are", async () => {
		expect(
			await told(doc(a(`${ODO} Kira leads the militia.`), b(QUARK)), doc(a(ODO), b(`${QUARK} Kira leads them all.`))),
		).toEqual([`a: 1, 2, - · 1:${ODO}`, `b: 1, 2, - · 1:${QUARK} | 2:Kira leads them all.`]);
		expect(await told(doc(a(KIRA), b(QUARK)), doc(a(KIRA), b(`${QUARK} ${KIRA}`)))).toEqual([
			`a: 1, 1, - · 1:${KIRA}`,
			`b: 1, 2, - · 1:${QUARK} | 2:${KIRA}`,
		]);
	});

	test("and shares a turn of phrase with what the page lost long ago", async () => {
		const phrase = "a member of the council";
		expect(
			await told(
				doc(a(`${ODO} He was ${phrase}.`), b(QUARK)),
				doc(a(ODO), b(QUARK)),
				doc(a(ODO), b(`${QUARK} Rom is ${phrase}.`)),
			),
		).toEqual([`a: 1, 2, - · 1:${ODO}`, `b: 1, 3, - · 1:${QUARK} | 3:Rom is ${phrase}.`]);
	});
});

describe("any history of passages cut and pasted", () => {
	type Step = {
		readonly kind: "move" | "shuffle" | "cut" | "paste" | "write" | "back";
		readonly from: number;
		readonly to: number;
		readonly at: number;
	};
	const step: fc.Arbitrary<Step> = fc.record({
		kind: fc.constantFrom("move", "move", "shuffle", "cut", "paste", "write", "back"),
		from: fc.nat(),
		to: fc.nat(),
		at: fc.nat(),
	});
	type Blocks = readonly (readonly string[])[];
	/** Words of a passage that moves at once, and of one that comes back later. */
	const PASSAGE = 5;
	const KEPT = 9;

	/** Every word stands in one place of a revision, and says in which revision it was written. */
	function build(steps: readonly Step[]): Blocks[] {
		let made = 0;
		const word = (revision: number) => `r${revision}w${++made}`;
		const revisions: Blocks[] = [Array.from({ length: 3 }, () => Array.from({ length: 24 }, () => word(1)))];
		const clipboard: (readonly string[])[] = [];
		for (const { kind, from, to, at } of steps) {
			const number = revisions.length + 1;
			const blocks = (revisions.at(-1) ?? []).map((words) => [...words]);
			const source = blocks[from % 3] ?? [];
			const target = blocks[((from % 3) + 1 + (to % 2)) % 3] ?? [];
			const length = kind === "cut" ? KEPT : PASSAGE;
			if (kind === "shuffle") {
				const sentences = Array.from({ length: Math.floor(source.length / PASSAGE) }, () => source.splice(0, PASSAGE));
				const rest = source.splice(0);
				sentences.at(-1)?.push(...rest);
				while (sentences.length > 0) source.push(...(sentences.splice(at % sentences.length, 1)[0] ?? []));
			} else if ((kind === "move" || kind === "cut") && source.length >= 2 * length) {
				const passage = source.splice(at % (source.length - length), length);
				if (kind === "cut") clipboard.push(passage);
				else target.splice(to % (target.length + 1), 0, ...passage);
			} else if (kind === "paste") {
				const standing = new Set(blocks.flat());
				const passage = clipboard.findLast((words) => !words.some((one) => standing.has(one)));
				if (passage) target.splice(at % (target.length + 1), 0, ...passage);
			} else if (kind === "write") target.splice(at % (target.length + 1), 0, word(number));
			else if (kind === "back")
				blocks.splice(0, 3, ...(revisions[at % revisions.length] ?? []).map((words) => [...words]));
			revisions.push(blocks);
		}
		return revisions;
	}

	const writer = (word: string) => Number(/^r(\d+)w/.exec(word)?.[1]);

	test("leaves each word to its writer", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
				const history = build(steps);
				const revisions = history.map((blocks) => doc(...blocks.map((words, i) => as(`p${i}`, p(words.join(" "))))));
				const entries = await logOf(revisions);
				for (const [i, words] of (history.at(-1) ?? []).entries()) {
					const blamed = blockWords(wordsOf(revisions, entries, `p${i}`));
					expect(blamed).toEqual(words.map((word) => [word, writer(word)]));
				}
			}),
			{ numRuns: 300 },
		);
	});
});

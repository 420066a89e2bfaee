import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, doc, p } from "@/test/document";
import { documentEvents, editTags, eventSummary } from "../events";

const paragraph = (text: string) => doc(as("a", p(text)));
/** Events in short: `type before → after`. */
const told = (before: string, after: string) =>
	documentEvents(paragraph(before), paragraph(after)).map((event) => `${event.type} ${event.before} → ${event.after}`);
const number = (before: string, after: string) => [`number-changed ${before} → ${after}`];
const date = (before: string, after: string) => [`date-changed ${before} → ${after}`];

test.each([
	["10 million died.", "600 million died.", number("10 million", "600 million")],
	["10 million died.", "10 billion died.", number("10 million", "10 billion")],
	["10 million died.", "10 died.", number("10 million", "10")],
	["Ten people died.", "Twelve people died.", number("Ten", "Twelve")],
	["About 1,000 died.", "About 1,500 died.", number("1,000", "1,500")],
	["It weighs 1.5 t.", "It weighs 15 t.", number("1.5", "15")],
	["The 3rd of them.", "The 4th of them.", number("3rd", "4th")],
	["死者は10万人。", "死者は60万人。", number("10万", "60万")],
	["العدد ١٢ فقط", "العدد ١٣ فقط", number("١٢", "١٣")],
	["It began in 2319.", "It began in 2328.", date("2319", "2328")],
	["The war (2373–2375).", "The war (2373–2376).", date("2375", "2376")],
	["On 4 May 2370 it fell.", "On 14 May 2370 it fell.", date("4 May 2370", "14 May 2370")],
	["On May 4, 2370 it fell.", "On June 4, 2370 it fell.", date("May 4, 2370", "June 4, 2370")],
	["Am 4. Mai 2370 fiel es.", "Am 5. Mai 2370 fiel es.", date("4. Mai 2370", "5. Mai 2370")],
	["In the 2360s it fell.", "In the 2370s it fell.", date("2360s", "2370s")],
	["2026年11月18日に", "2026年11月19日に", date("2026年11月18日", "2026年11月19日")],
])("%s → %s", (before, after, events) => {
	expect(told(before, after)).toEqual(events);
});

describe("a number that changed is told once and whole", () => {
	test.each([
		["About 10 died.", "About 10,000 died.", number("10", "10,000")],
		["Ungefähr 2 starben.", "Ungefähr 2.000 starben.", number("2", "2.000")],
		["About 1.5 million.", "About 1,500 million.", number("1.5 million", "1,500 million")],
		// Who reads it sees at once which of the two it is.
		["Some 15 million left.", "Some 15m left.", number("15 million", "15m")],
		["It was -50 degrees.", "It was 50 degrees.", number("-50", "50")],
		["It was −50 degrees.", "It was 50 degrees.", number("−50", "50")],
		["It was minus 50 degrees.", "It was 50 degrees.", number("minus 50", "50")],
		["It was 50 degrees.", "It was -50 degrees.", number("50", "-50")],
		["Six hundred thousand fell.", "Six hundred million fell.", number("Six hundred thousand", "Six hundred million")],
		["For two hundred years.", "For two hundred thousand years.", number("two hundred", "two hundred thousand")],
		["一千万人が死んだ。", "六千万人が死んだ。", number("一千万", "六千万")],
		["昭和二十年に", "昭和三十年に", date("二十年", "三十年")],
		["Ten million died.", "Six hundred million died.", number("Ten million", "Six hundred million")],
		["Some 10 million.", "Some 6 hundred million.", number("10 million", "6 hundred million")],
		["He led the 1st Fleet.", "He led the 7th Fleet.", number("1st", "7th")],
		["The 21st of them.", "The 22nd of them.", number("21st", "22nd")],
		["The Third Fleet.", "The Fourth Fleet.", number("Third", "Fourth")],
		["The twenty-first of them.", "The twenty-second of them.", number("twenty-first", "twenty-second")],
		["Hundreds of men died.", "Thousands of men died.", number("Hundreds", "Thousands")],
		["A dozen died.", "Two dozen died.", number("A dozen", "Two dozen")],
		["It rose by 5%.", "It rose by 50%.", number("5%", "50%")],
		["It rose by 5%.", "It rose by 5‰.", number("5%", "5‰")],
		["From 10-20 men.", "From 10-30 men.", number("20", "30")],
		["1 000 men", "1 500 men", number("1 000", "1 500")],
		["1,00,000 men", "10,00,000 men", number("1,00,000", "10,00,000")],
		["人口は3億5000万人です。", "人口は3億6000万人です。", number("3億5000万", "3億6000万")],
		["1/2 cup", "1/3 cup", number("1/2", "1/3")],
		["½ of it", "¾ of it", number("½", "¾")],
		[
			"Two and a half million.",
			"Three and a half million.",
			number("Two and a half million", "Three and a half million"),
		],
		["One hundred and five men.", "One hundred and six men.", number("One hundred and five", "One hundred and six")],
		["See 3x05 for it.", "See 3x06 for it.", number("3x05", "3x06")],
		["The two-parter (1x01–1x02).", "The two-parter (1x01–1x03).", number("1x02", "1x03")],
		["See S03E05 for it.", "See S03E06 for it.", number("S03E05", "S03E06")],
		["See s3e5 for it.", "See 3x06 for it.", number("s3e5", "3x06")],
		["Some 3×10⁶ fell.", "Some 3×10⁷ fell.", number("3×10⁶", "3×10⁷")],
		["Some 3 x 10^6 fell.", "Some 3 x 10^7 fell.", number("3 x 10^6", "3 x 10^7")],
		["A quarter fell.", "Three quarters fell.", number("A quarter", "Three quarters")],
		["Then half of the crew fell.", "Then a third of the crew fell.", number("half", "a third")],
		["Then half the crew fell.", "Then two thirds of the crew fell.", number("half", "two thirds")],
		["On stardate 47634.44 it fell.", "On stardate 47634.45 it fell.", number("47634.44", "47634.45")],
		["Rated 8/10 by fans.", "Rated 9/10 by fans.", number("8/10", "9/10")],
		["Rated 8.5/10 by fans.", "Rated 8.5/5 by fans.", number("8.5/10", "8.5/5")],
		["It fell at 12:30 sharp.", "It fell at 12:45 sharp.", number("12:30", "12:45")],
		["It fell at 8 am sharp.", "It fell at 8 pm sharp.", number("8 am", "8 pm")],
		["It is 15m long.", "It is 16m long.", number("15m", "16m")],
	])("%s → %s", (before, after, events) => {
		expect(told(before, after)).toEqual(events);
	});

	test("so that its edit is marked and its line says it", () => {
		const [before, after] = [paragraph("Ten million died."), paragraph("Six hundred million died.")];
		const events = documentEvents(before, after);
		expect(editTags(before, after, events)).toEqual(["number-changed"]);
		expect(eventSummary(events)).toBe("1 number changed: Ten → Six hundred million");
	});

	test("whatever it was and is, and not at all where only its notation changed", () => {
		const value = fc.integer({ min: 0, max: 5_000_000 });
		const notations = ["en", "de", "de-CH", "en-IN", "ar-EG"].map((locale) => new Intl.NumberFormat(locale));
		const notation = fc.constantFrom(...notations, { format: String });
		fc.assert(
			fc.property(value, value, notation, notation, (one, other, here, there) => {
				const [was, is] = [here.format(one), there.format(other)];
				expect(told(`Some ${was} of them fell.`, `Some ${is} of them fell.`)).toEqual(
					one === other ? [] : number(was, is),
				);
				expect(told(`Some ${was} of them fell.`, `Some ${there.format(one)} of them fell.`)).toEqual([]);
			}),
		);
	});
});

describe("a date is told as a date", () => {
	test.each([
		["2319–2369 was the Occupation.", "2328–2369 was the Occupation.", date("2319", "2328")],
		["In 2373–75 it fell.", "In 2373–76 it fell.", date("75", "76")],
		["2369: it opened.", "2370: it opened.", date("2369", "2370")],
		["Between 10–15 million died.", "Between 12–15 million died.", number("10", "12")],
		["Between 10–15 million died.", "Between 10–15 died.", number("15 million", "15")],
		["Born 12.05.2026.", "Born 13.05.2026.", date("12.05.2026", "13.05.2026")],
		["Born 05/12/2026.", "Born 05/13/2026.", date("05/12/2026", "05/13/2026")],
		["Born 05/12/2026.", "Born 12/05/2026.", date("05/12/2026", "12/05/2026")],
		["Born 2026/05/12.", "Born 2026/06/12.", date("2026/05/12", "2026/06/12")],
		["From May 4–6, 2370.", "From May 4–7, 2370.", date("May 4–6, 2370", "May 4–7, 2370")],
		["3月1日に", "3月2日に", date("3月1日", "3月2日")],
		["It fell in 1200 BC.", "It fell in 1200 AD.", date("1200 BC", "1200 AD")],
		["Founded 2369.", "Founded in 2370.", date("2369", "2370")],
		["Some 1500–2000 fell.", "Some 1500–2500 fell.", number("2000", "2500")],
		["It fell in June.", "It fell in July.", date("June", "July")],
		["Since late March it held.", "Since late April it held.", date("March", "April")],
		["From June to July it held.", "From June to August it held.", date("July", "August")],
		["Es fiel im Mai.", "Es fiel im Juni.", date("Mai", "Juni")],
	])("%s → %s", (before, after, events) => {
		expect(told(before, after)).toEqual(events);
	});
});

test.each([
	["10 million died.", "10,000,000 died."],
	["1,000 died.", "1000 died."],
	["10,000 died.", "10.000 died."],
	["1.5 million died.", "1,500,000 died."],
	["It cost £5 million.", "It cost £5m."],
	["It was -50 degrees.", "It was −50 degrees."],
	["Some 10-20 men.", "Some 10–20 men."],
	["ten died.", "10 died."],
	["It rose 5%.", "It rose five percent."],
	["On 4 May 2370.", "On May 4, 2370."],
	["On 2370-05-04.", "On May 4, 2370."],
	["In 2369.", "In 2369 or 2370."],
	["Founded 2369.", "Founded in 2369."],
	["The war of 2369–70 was long.", "The war of 2369–2370 was long."],
	["Between 10–15 million died.", "Between 10 million–15 million died."],
	["From 10 to 15 million died.", "From 10 million to 15 million died."],
	["Deep Space 9 fell.", "The station fell."],
	["DS9 fell.", "DS10 fell."],
	["See 3x05 for it.", "See S03E05 for it."],
	["Some 3×10⁶ fell.", "Some 3 million fell."],
	["Two thirds fell.", "2/3 fell."],
	["It fell at 2:30 pm.", "It fell at 14:30."],
	["They may fall.", "They March on."],
	["He left April behind.", "He left June behind."],
	["Henry IV fell.", "Henry V fell."],
	["Nobody knows.", "10 died."],
	["一般的に", "統一的に"],
	["10 ships and 600 men fought.", "600 men and 10 ships fought."],
	["The 10 ships fought 600 men.", "The 600 men fought 10 ships."],
	["In 2369 Sisko came, in 2370 Dukat left.", "In 2370 Dukat left, in 2369 Sisko came."],
	["10隻と600人が戦った。", "600人と10隻が戦った。"],
	["Ships: 10. Men: 600.", "Men: 600. Ships: 10."],
])("nothing changed from “%s” to “%s”", (before, after) => {
	expect(told(before, after)).toEqual([]);
});

describe("numbers that changed their places", () => {
	test("have changed where the words beside them stayed", () => {
		expect(told("10 ships and 600 men fought.", "600 ships and 10 men fought.")).toEqual([
			...number("10", "600"),
			...number("600", "10"),
		]);
		expect(told("Season 1, Episode 2", "Season 2, Episode 1")).toEqual([...number("1", "2"), ...number("2", "1")]);
		expect(told("1000 of 2000 fell.", "2000 of 1000 fell.")).toEqual([
			...number("1000", "2000"),
			...number("2000", "1000"),
		]);
	});

	test("are told where one of them changed as well", () => {
		expect(told("10 ships and 600 men fought.", "700 men and 10 ships fought.")).toEqual(number("600", "700"));
	});
});

test("a number is found in a paragraph that moved", () => {
	const [a, b] = [as("a", p("A first paragraph that is long enough.")), as("b", p("10 of them."))];
	expect(documentEvents(doc(a, b), doc(as("b", p("12 of them.")), a)).map(({ type }) => type)).toEqual([
		"number-changed",
		"block-moved",
	]);
});

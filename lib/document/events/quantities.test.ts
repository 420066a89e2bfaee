import { expect, test } from "vitest";
import { equalQuantities, findQuantities, sayChange } from "./quantities";

const found = (text: string) => findQuantities(text).map(({ kind, text: own }) => `${kind} ${own}`);
const only = (text: string) => {
	const [quantity, ...more] = findQuantities(text);
	if (!quantity || more.length > 0) throw new Error(`${text} holds ${found(text).join(", ") || "nothing"}`);
	return quantity;
};

test.each([
	["10,000", "10000", "10.000", "10 000", "10\u202f000", "10’000", "١٠٬٠٠٠", "10k", "ten thousand", "一万", "1万"],
	["1,500,000", "1.5 million", "1,500 thousand", "1.5M", "15,00,000", "15 lakh", "one and a half million", "150万"],
	["5 million", "£5m", "$5mn", "5,000,000", "five million", "Five Million"],
	["1,234.5", "1.234,5", "1234.50", "1 234,5", "1'234.5"],
	["0.500", "0.5", ".5", "½", "1/2", "0,5", "٠٫٥"],
	["2½", "2.5", "two and a half"],
	["600,000", "six hundred thousand", "Six Hundred Thousand", "6 hundred thousand", "0.6 million", "六十万"],
	["105", "one hundred and five", "a hundred and five", "百五", "105th"],
	["1,200", "twelve hundred", "one thousand two hundred", "1.2 thousand"],
	["2,000,000,000", "2 bn", "two thousand million", "2 mil millones", "20億", "2 Milliarden"],
	["350,000,000", "3億5000万", "三億五千万", "3억 5000만"],
	["24", "two dozen", "2 dozen", "twenty-four", "twenty-fourth"],
	["500000", "half a million", "half-million"],
	["−50", "-50", "–50", "minus 50", "minus fifty"],
	["5%", "5 %", "5 percent", "five per cent", "5％"],
	["21st", "twenty-first", "21"],
	["hundreds of thousands", "Hundreds of thousands"],
	[
		"4 May 2370",
		"May 4, 2370",
		"2370-05-04",
		"2370/5/4",
		"04.05.2370",
		"4. 5. 2370",
		"2370年5月4日",
		"二三七〇年五月四日",
	],
	["13/05/2370", "05/13/2370", "13 May 2370"],
	["4–6 May 2370", "May 4–6, 2370", "4-6 May 2370"],
	["2370", "in 2370", "2370年"],
	["1200 BC", "1200 BCE"],
])("%s and all the other ways to write it are the same", (first, ...others) => {
	for (const other of others) {
		expect({ other, same: equalQuantities(only(first), only(other)) }).toEqual({ other, same: true });
	}
});

test.each([
	// Of two readings the greater counts: a number may not grow a thousandfold unseen.
	["10", "10,000"],
	["2", "2.000"],
	["1.5", "1.500"],
	["1.5 million", "1,500 million"],
	["3.142", "3.1416"],
	["1,00,000", "100"],
	["1.2.3", "12.3"],
	["1:30", "130"],
	["1234567890123456", "1234567890123457"],
	["50", "-50"],
	["5%", "5"],
	["5%", "5‰"],
	["10k", "10"],
	["£5m", "£5"],
	["six hundred thousand", "six hundred million"],
	["two hundred", "two hundred thousand"],
	["hundreds", "thousands"],
	["hundreds", "a hundred"],
	["dozens of thousands", "hundreds of thousands"],
	["a dozen", "two dozen"],
	["half a million", "a million"],
	["½", "¾"],
	["2", "2½"],
	["1/2", "1/3"],
	[".5", "5"],
	["一千万", "六千万"],
	["3億5000万", "3億6000万"],
	["third", "fourth"],
	["05/12/2026", "12/05/2026"],
	["05/12/2026", "05/13/2026"],
	["1200 BC", "AD 1200"],
	["2370s", "2370"],
])("%s is not %s", (one, other) => {
	expect(equalQuantities(only(one), only(other))).toBe(false);
});

test.each<[string, string[]]>([
	["DS9, DS-9 and NCC-1701", ["number 9", "number 1701"]],
	["10-20 men, 10 - 20 men, 10–20", Array(3).fill(["number 10", "number 20"]).flat()],
	["5 -3 and 5 − 3", ["number 5", "number 3", "number 5", "number 3"]],
	["was -50 degrees (−3), “–4”", ["number -50", "number −3", "number 4"]],
	["lost -$50 and £5m", ["number -$50", "number 5m"]],
	["5m long, 10k of them", ["number 5m", "number 10k"]],
	["the 1st, 21st and 22nd", ["number 1st", "number 21st", "number 22nd"]],
	["in the 2360s and the 1960’s", ["date 2360s", "date 1960’s"]],
	["two and three, twenty or thirty", ["number two", "number three", "number twenty", "number thirty"]],
	["one hundred and two hundred", ["number one hundred", "number two hundred"]],
	["ten thousand and six hundred thousand", ["number ten thousand", "number six hundred thousand"]],
	["a hundred men, half the crew, half a dozen", ["number a hundred", "number half a dozen"]],
	["someone tended to often weigh oneself", []],
	["Henry IV and Chapter XII", []],
	["一般 統一 万一 三菱", []],
	["一人と第三の艦隊", ["number 一", "number 三"]],
	["2319–2369 was the Occupation", ["date 2319", "date 2369"]],
	["1500–2000 fell, 2319–2369 km", ["number 1500", "number 2000", "number 2319", "number 2369"]],
	["2373–75 was worse, 1250–20 too", ["date 2373", "date 75", "number 1250", "number 20"]],
	["2319–2369 million, 1701–1725 km", ["number 2319", "number 2369 million", "number 1701", "number 1725"]],
	["2369: it began", ["date 2369"]],
	["NX-1764–1799", ["number 1764", "number 1799"]],
	["on 12.05.2026, 05/12/2026 or 2026-05-12", ["date 12.05.2026", "date 05/12/2026", "date 2026-05-12"]],
	["version 1.12.05.2026", ["number 1.12.05.2026"]],
	["3月1日、10年間、令和5年", ["date 3月1日", "number 10", "date 5年"]],
	["Sept. 5, 2370; May, 2370; in May, 3 ships", ["date Sept. 5, 2370", "date May, 2370", "number 3"]],
	["born 2332, d. 2375 ( –2376)", ["date 2332", "date 2375", "date 2376"]],
	["on Andoria: –50", ["number –50"]],
	["500 BC and 44 ad", ["date 500 BC", "number 44"]],
	["12 300 men, 2369 600 men", ["number 12 300", "number 2369", "number 600"]],
])("in “%s”", (text, quantities) => {
	expect(found(text)).toEqual(quantities);
});

test.each([
	["10 million", "600 million", "10 → 600 million"],
	["Ten million", "Six hundred million", "Ten → Six hundred million"],
	["half a million", "two million", "half a million → two million"],
	["10 million", "10 billion", "10 million → 10 billion"],
	["5%", "50%", "5% → 50%"],
])("from %s to %s is said as “%s”", (before, after, said) => {
	expect(sayChange(before, after)).toBe(said);
});

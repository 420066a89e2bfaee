import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USER_NAMESPACE } from "@/lib/title/namespace";
import { formatTitle, parseTitle } from "@/lib/title/title";
import { candidateNames, hasMixedScripts, nameKey, parseUserName, refuseNewName } from "./name";

describe("a user name", () => {
	it.each([
		["demo-editor", "demo-editor"],
		["  Kira   Nerys ", "Kira Nerys"],
		["kira_nerys", "kira nerys"],
		["Æðelþryð", "Æðelþryð"],
		["山田太郎", "山田太郎"],
		["Кира", "Кира"],
		["Jean-Luc O’Neill 3.", "Jean-Luc O’Neill 3."],
		["x", "x"],
		["a".repeat(50), "a".repeat(50)],
	])("%j is shown as %j", (written, name) => {
		expect(parseUserName(written)).toMatchObject({ ok: true, name });
	});

	it.each([
		["", "name-empty"],
		["   _ ", "name-empty"],
		["a".repeat(51), "name-too-long"],
		[`${"山".repeat(50)}${"川".repeat(36)}`, "name-too-long"],
		["Kira\u200bNerys", "name-forbidden-character"],
		["Kira\u202eNerys", "name-forbidden-character"],
		["Kira\u2066Nerys", "name-forbidden-character"],
		["Kira\u00adNerys", "name-forbidden-character"],
		["Kira\ufe0fNerys", "name-forbidden-character"],
		["Kira\u3164Nerys", "name-forbidden-character"],
		["Kira\u0000", "name-forbidden-character"],
		["Kira\ud800", "name-forbidden-character"],
		["Kira/Sandbox", "name-forbidden-character"],
		["Talk:Kira", "name-forbidden-character"],
		["#1 fan", "name-forbidden-character"],
		["<b>Kira</b>", "name-forbidden-character"],
		["kira@example.org", "name-forbidden-character"],
		["..", "name-forbidden-character"],
		["--", "name-forbidden-character"],
		["K\u0301\u0302\u0303\u0304\u0305ira", "name-forbidden-character"],
		["203.0.113.7", "name-looks-like-address"],
		["203.0.113.xxx", "name-looks-like-address"],
	])("%j is refused as %s", (written, problem) => {
		const parsed = parseUserName(written);
		if (parsed.ok) expect({ written, accepted: parsed.name }).toBeNull();
		expect(parsed).toEqual({ ok: false, problem });
	});

	it("is always the title of a page, and reads back as itself", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 60 }), (written) => {
				const parsed = parseUserName(written);
				if (!parsed.ok) return;
				const page = parseTitle(`User:${parsed.name}`);
				expect(page).toMatchObject({ ok: true, anchor: null, title: { namespace: USER_NAMESPACE } });
				if (page.ok) expect(formatTitle(page.title).toUpperCase()).toBe(`User:${parsed.name}`.toUpperCase());
				expect(parseUserName(parsed.name)).toEqual(parsed);
			}),
		);
	});
});

describe("names that pass for each other", () => {
	it.each([
		["Kira Nerys", "kira nerys"],
		["Kira Nerys", "Kira-Nerys"],
		["Kira Nerys", "КIRА NΕRYS"],
		["demo-editor", "dеmо-еditоr"],
		["demo-editor", "DEM0 EDIT0R"],
		["Bill", "BiIl"],
		["Bill", "Вill"],
		["Odo1", "Odol"],
		["Odo|", "Odoi"],
		["Straße", "STRASSE"],
		["Kern", "Kem"],
		["Kıra", "Kira"],
		["Ｋｉｒａ", "Kira"],
		["Ķira", "Kira"],
		["Σίσυφος", "ΣΊΣΥΦΟΣ"],
		["José", "Jose"],
	])("%j and %j have one key", (one, other) => {
		expect(nameKey(one)).toBe(nameKey(other));
	});

	it.each([
		["Kira", "Kara"],
		["demo-editor", "demo-reviewer"],
		["kiranerys", "kira nerys"],
		["Tester 2", "Tester 3"],
		["tester5", "testers"],
	])("%j and %j are two people", (one, other) => {
		expect(nameKey(one)).not.toBe(nameKey(other));
	});

	it("have the same key whatever their case, whatever the letter", () => {
		const letters = Array.from({ length: 0x110000 }, (_, code) => code)
			.filter((code) => code < 0xd800 || code > 0xdfff)
			.map((code) => String.fromCodePoint(code))
			.filter((letter) => letter.toUpperCase() !== letter.toLowerCase());
		const different = letters.filter(
			(letter) => new Set([letter, letter.toUpperCase(), letter.toLowerCase()].map(nameKey)).size > 1,
		);
		expect(letters.length).toBeGreaterThan(2000);
		expect(different).toEqual([]);
	});

	it("have the same key whatever their case", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (name) => {
				expect(nameKey(name.toUpperCase())).toBe(nameKey(name));
				expect(nameKey(name.toLowerCase())).toBe(nameKey(name));
			}),
		);
	});

	it("do not mix alphabets", () => {
		expect(hasMixedScripts("Kіra")).toBe(true);
		expect(hasMixedScripts("Kira Νerys")).toBe(true);
		expect(hasMixedScripts("Кира")).toBe(false);
		expect(hasMixedScripts("Kira 山田")).toBe(false);
	});

	it.each(["Admin", "аdm1n", "SYSTEM", "Canonry", "r00t"])("%j is kept back", (name) => {
		const parsed = parseUserName(name);
		expect(parsed.ok && refuseNewName(parsed)).toBe("name-reserved");
	});
});

describe("names for people from elsewhere", () => {
	const first = (suggestion: string, count: number) => {
		const names = candidateNames(suggestion);
		return Array.from({ length: count }, () => names.next().value);
	};

	it("keep what is usable, then count", () => {
		expect(first("kira@bajor.example", 3)).toEqual(["kirabajor.example", "kirabajor.example 2", "kirabajor.example 3"]);
		expect(first("\u202e<admin>", 2)).toEqual(["Reader", "Reader 2"]);
		expect(first("", 1)).toEqual(["Reader"]);
	});

	it("are always valid", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), (suggestion) => {
				for (const name of first(suggestion, 3)) expect(parseUserName(String(name)).ok).toBe(true);
			}),
		);
	});
});

import { describe, expect, test } from "vitest";
import { formatTitle, parseTitle, titleToHref } from "./title";

function formatted(written: string): string | null {
	const parsed = parseTitle(written);
	return parsed.ok ? formatTitle(parsed.title) : null;
}

describe("titles that look like others", () => {
	test.each([
		["right-to-left override", "Bajor\u202egnp.exe"],
		["isolate", "Bajor\u2066x"],
		["Arabic letter mark", "Bajor\u061c"],
		["zero-width space", "Ba\u200bjor"],
		["zero-width joiner", "Ba\u200djor"],
		["soft hyphen", "Ba\u00adjor"],
		["word joiner", "Ba\u2060jor"],
		["deprecated format character", "Ba\u206ajor"],
		["combining grapheme joiner", "Ba\u034fjor"],
		["Hangul filler", "\u3164"],
		["halfwidth Hangul filler", "\uffa0"],
		["Mongolian vowel separator", "Ba\u180ejor"],
		["tag characters", "Bajor\u{e0041}"],
		["noncharacter", "Bajor\uffff"],
		["control", "Ba\u0007jor"],
		["lone surrogate", "Ba\ud800jor"],
		["private use", "Ba\ue000jor"],
	])("%s is refused", (_what, written) => {
		expect(parseTitle(written)).toEqual({ ok: false, problem: "title-forbidden-character" });
	});

	test("spaces of every kind, variation selectors and composition make no second title", () => {
		for (const same of ["Deep Space 9", "Deep_Space_9", "\ufeffdeep\u00a0Space\u30009 ", "Deep__Space 9\ufe0f"]) {
			expect(formatted(same)).toBe("Deep Space 9");
		}
		expect(formatted("Cafe\u0301")).toBe(formatted("Caf\u00e9"));
		expect(formatted("\u2764\ufe0f")).toBe(formatted("\u2764"));
	});

	test("letters of every script stay", () => {
		for (const title of ["Опустошение", "القاموس", "עברית", "機動戦士ガンダム", "ไทย", "Ångström", "😀"]) {
			expect(formatted(title)).toBe(title);
		}
	});
});

test("no title leads out of its place", () => {
	for (const hostile of [
		"//evil.example",
		"/\\evil.example",
		"https://evil.example",
		"a?b=c&d",
		"a%2f..%2fb",
		"a;b",
		"\u2025/x",
	]) {
		const parsed = parseTitle(hostile);
		if (!parsed.ok) throw new Error(`${hostile}: ${parsed.problem}`);
		const address = new URL(titleToHref(parsed.title, "x\u0000/../#?"), "https://own.example");
		expect(address.origin).toBe("https://own.example");
		expect(address.pathname).toMatch(/^\/wiki\//);
		expect(address.search).toBe("");
	}
	for (const upwards of ["..", "../x", "a/..", "a/./b", "."]) expect(parseTitle(upwards).ok).toBe(false);
});

test("a title of 100 KB is refused in no time", () => {
	for (const sign of [":", " ", "_", "a", "\u0301", "/", "ﷺ", "#"]) {
		const started = performance.now();
		parseTitle(sign.repeat(100_000));
		expect(performance.now() - started).toBeLessThan(200);
	}
});

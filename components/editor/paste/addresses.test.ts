import { describe, expect, it } from "vitest";
import { externalHref, wikiAddress } from "./addresses";

describe("an external address", () => {
	it.each([
		["https://example.org/a?b#c", "https://example.org/a?b#c"],
		["example.org/page", "https://example.org/page"],
		["mailto:somebody@example.org", "mailto:somebody@example.org"],
		["  http://example.org  ", "http://example.org"],
	])("takes %j", (written, expected) => {
		expect(externalHref(written)).toBe(expected);
	});

	it.each([
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		"java\tscript:alert(1)",
		"java\nscript:alert(1)",
		"\u0001javascript:alert(1)",
		"javascript\u200b:alert(1)",
		"&#106;avascript:alert(1)",
		"javascript&colon;alert(1)",
		"data:text/html,x",
		"vbscript:x",
		"blob:https://example.org/x",
		"file:///etc/passwd",
		"//example.org",
		"/wiki/Page",
		"https://user:word@example.org",
		"words only",
		"",
	])("refuses %j", (written) => {
		expect(externalHref(written)).toBeNull();
	});
});

describe("an address of a wiki", () => {
	it.each([
		["/wiki/Terok_Nor", "Terok Nor", null],
		["https://other.test/wiki/terok%20Nor#The_ring", "Terok Nor", "The ring"],
		["/en/wiki/Bajor", "Bajor", null],
		["/wiki/Bajor?action=edit&redlink=1", "Bajor", null],
		["/w/index.php?title=User:Somebody", "User:Somebody", null],
	])("names a page: %s", (href, title, anchor) => {
		expect(wikiAddress(href)).toEqual({ title, anchor });
	});

	it.each([
		"/wiki/",
		"/wiki/Special:Random",
		"/wiki/File:X.png",
		"/wiki/Bajor?oldid=3",
		"/wiki/%ff",
		"/about",
		"mailto:a@b.c",
	])("names none: %s", (href) => {
		expect(wikiAddress(href)).toBeNull();
	});
});

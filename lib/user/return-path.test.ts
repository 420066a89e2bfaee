import { expect, it } from "vitest";
import { safeReturnPath } from "./return-path";

it.each([
	["/wiki/Bajor?action=history#top", "/wiki/Bajor?action=history#top"],
	["/wiki/C%C3%A9l%C3%A8ne", "/wiki/C%C3%A9l%C3%A8ne"],
	["/wiki/../account", "/account"],
])("%j is kept", (asked, path) => {
	expect(safeReturnPath(asked)).toBe(path);
});

it.each([
	null,
	"",
	"wiki/Bajor",
	"https://evil.example/",
	"https:evil.example",
	"//evil.example",
	"/\\evil.example",
	"\\\\evil.example",
	"/\t/evil.example",
	"/..//evil.example",
	"javascript:alert(1)",
	"/api/v1/session",
	"/sign-in?return=/sign-in",
	"/register",
	"/setup",
])("%j leads to the front page", (asked) => {
	expect(safeReturnPath(asked)).toBe("/");
});

import { expect, test } from "vitest";
import { isOwnOrigin } from "./origin";

const BASE = "https://wiki.example";

test.each<[string | null | undefined, string | null, string | undefined, boolean]>([
	["http://localhost:3000", "localhost:3000", undefined, true],
	["https://localhost:3000", "localhost:3000", undefined, true], // a proxy took the encryption off
	["http://wiki.example", "wiki.example:80", undefined, true],
	["http://wiki.example", "WIKI.example", undefined, true],
	["http://[::1]:3000", "[::1]:3000", undefined, true],
	["http://localhost:3001", "localhost:3000", undefined, false],
	["http://127.0.0.1:3000", "localhost:3000", undefined, false],
	["http://localhost", "localhost:3000", undefined, false],
	["http://evil.example", "wiki.example", undefined, false],
	["http://wiki.example.evil.example", "wiki.example", undefined, false],
	["http://talk.wiki.example", "wiki.example", undefined, false],
	["http://wiki.example@evil.example", "wiki.example", undefined, false],
	["http://evil@wiki.example", "wiki.example", undefined, false],
	["http://wiki.example/path", "wiki.example", undefined, false],
	["http://wiki.example, http://evil.example", "wiki.example", undefined, false],
	["ftp://wiki.example", "wiki.example", undefined, false],
	["wiki.example", "wiki.example", undefined, false],
	["null", "null", undefined, false],
	["null", "wiki.example", undefined, false],
	["", "wiki.example", undefined, false],
	[null, "wiki.example", undefined, false],
	[undefined, "wiki.example", undefined, false],
	["http://wiki.example", null, undefined, false],
	[BASE, "wiki.example", BASE, true],
	[BASE, "wiki.example", `${BASE}/`, true],
	["http://wiki.example", "wiki.example", BASE, false],
	["https://wiki.example:8443", "wiki.example", BASE, false],
	["https://evil.example", "evil.example", BASE, false],
	["https://talk.wiki.example", "wiki.example", BASE, false],
	["null", "wiki.example", BASE, false],
	[null, "wiki.example", BASE, false],
])("%s at host %s with base %s: %s", (origin, host, baseUrl, own) => {
	expect(isOwnOrigin(origin, host, baseUrl)).toBe(own);
});

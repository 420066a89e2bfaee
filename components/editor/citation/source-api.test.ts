import { afterEach, expect, test, vi } from "vitest";
import { parseText } from "./source-api";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, headers: Record<string, string> = {}) =>
	vi.stubGlobal("fetch", async () => Response.json({ groups: [] }, { status, headers }));

test("a wiki that cannot be reached is no text without citations", async () => {
	vi.stubGlobal("fetch", async () => {
		throw new TypeError("offline");
	});
	expect(await parseText("x")).toMatchObject({ ok: false, problem: "unreachable" });
	answer(503);
	expect(await parseText("x")).toMatchObject({ ok: false, problem: "unreachable" });
	answer(429, { "retry-after": "7" });
	expect(await parseText("x")).toEqual({ ok: false, problem: "too-many", retryAfterSeconds: 7 });
	answer(429, { "retry-after": "9999" });
	expect(await parseText("x")).toMatchObject({ retryAfterSeconds: 120 });
});

test("a text that the wiki refuses has no citations, and is not sent again", async () => {
	answer(422);
	expect(await parseText("x")).toEqual({ ok: true, groups: [] });
	answer(200);
	expect(await parseText("x")).toEqual({ ok: true, groups: [] });
});

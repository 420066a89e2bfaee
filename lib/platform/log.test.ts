import { describe, expect, test } from "vitest";
import { formatRecord } from "./log";

const time = new Date("2026-03-01T10:00:00Z");
const json = (fields: Record<string, unknown>, message = "saved") => formatRecord("info", message, fields, time, false);

describe("formatRecord", () => {
	test("is one JSON object", () => {
		expect(JSON.parse(json({ page: 7 }))).toEqual({
			time: "2026-03-01T10:00:00.000Z",
			level: "info",
			message: "saved",
			page: 7,
		});
	});

	test.each(["a\r\nb", "\u001b[31mred", "a\u0085b\u2028c", "\u202eabc"])(
		"keeps %j on one line without control characters",
		(value) => {
			for (const readable of [true, false]) {
				const line = formatRecord("info", value, { title: value, [value]: 1 }, time, readable);
				expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
			}
		},
	);

	test("gives a value back unharmed to whoever parses the line", () => {
		expect(JSON.parse(json({ title: "a\r\nb\u202e" }))).toMatchObject({ title: "a\r\nb\u202e" });
	});

	test("redacts what a field's name says is secret, at any depth", () => {
		const line = json({ user: { password: "hunter22" }, headers: { Cookie: "s=hunter22" }, sessionToken: "hunter22" });
		expect(line).not.toContain("hunter22");
	});

	test("redacts credentials in addresses, also inside messages of errors", () => {
		const error = new Error("cannot reach postgresql://canonry:hunter22@127.0.0.1/x");
		expect(json({ error }, "postgres://a:hunter22@host")).not.toContain("hunter22");
	});

	test("opens errors and their causes", () => {
		const error = new Error("outer", { cause: Object.assign(new Error("inner"), { code: "57P01" }) });
		expect(JSON.parse(json({ error }))).toMatchObject({
			error: { message: "outer", cause: { message: "inner", code: "57P01" } },
		});
	});

	test("survives circles, long texts and values JSON has no word for", () => {
		const circle: Record<string, unknown> = { big: 1n, text: "x".repeat(10_000) };
		circle.self = circle;
		expect(json(circle).length).toBeLessThan(30_000);
	});
});

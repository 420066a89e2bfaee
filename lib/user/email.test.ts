import { expect, it } from "vitest";
import { parseEmail } from "./email";

it.each([
	["Kira@Example.org", "kira@example.org"],
	[" kira+wiki@example.org ", "kira+wiki@example.org"],
])("%j is an address", (written, key) => {
	expect(parseEmail(written)).toEqual({ email: written.trim(), key });
});

it.each([
	"kira＠example.org",
	"kira@example.org,odo@example.org",
	"kira@example.org\r\nBcc: all@example.org",
	"kïra@example.org",
	"kira@",
	`${"k".repeat(250)}@example.org`,
])("%j is none", (written) => {
	expect(parseEmail(written)).toBeNull();
});

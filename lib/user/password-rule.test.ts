import { expect, it } from "vitest";
import { refusePassword } from "./password-rule";

it.each([
	["short", "password-too-short"],
	["😀".repeat(9), "password-too-short"],
	["long and calm", null],
	[`${"é".repeat(512)}x`, "password-too-long"],
	["Kira-Nerys", "password-is-name"],
	["Password123", "password-common"],
	["aaaaaaaaaaaaaa", "password-common"],
])("the password %j of Kira Nerys: %s", (password, problem) => {
	expect(refusePassword(password, "kira nerys")).toBe(problem);
});

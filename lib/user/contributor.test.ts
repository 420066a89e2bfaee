import { expect, test } from "vitest";
import { readContributor } from "./contributor";

test.each([
	[["Bob_%C3%85ngstr%C3%B6m"], {}, "Bob Ångström"],
	[["User:Nog"], {}, "Nog"],
	[["user:_Nog_"], {}, "Nog"],
	[undefined, { target: "User:Nog" }, "Nog"],
	[undefined, { target: " Nog " }, "Nog"],
	[["Nog"], { target: "Rom" }, "Nog"],
	[["a", "b"], {}, "a/b"],
	[["%00Nog"], {}, "Nog"],
	[undefined, { target: ["Nog", "Rom"] }, ""],
	[undefined, {}, ""],
])("the path %j with %j asks for %j", (segments, query, name) => {
	expect(readContributor(segments, query)).toBe(name);
});

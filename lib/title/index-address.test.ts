import { expect, test } from "vitest";
import { indexAddress } from "./index-address";

test.each([
	["title=Bajor", "/wiki/Bajor"],
	["title=occupation+of+Bajor&action=history", "/wiki/Occupation_of_Bajor?action=history"],
	["title=What%3F+50%25+%26+a%2Fb&oldid=7", "/wiki/What%3F_50%25_%26_a/b?oldid=7"],
	["title=User:Kira&diff=9&oldid=7", "/wiki/User:Kira?diff=9&oldid=7"],
	["title=a%7Cb", "/wiki/a%7Cb"],
	["title=//evil.example", "/wiki///evil.example"],
	["oldid=7", "/wiki/Special:PermanentLink/7"],
	["diff=9", "/wiki/Special:Diff/9"],
	["diff=prev&oldid=7", "/wiki/Special:Diff/7/prev"],
	["curid=3", "/page-id/3"],
	["search=kira+nerys&go=1", "/wiki/Special:Search?search=kira+nerys&go=1"],
	["oldid=x", "/"],
	["", "/"],
])("%s", (query, address) => {
	expect(indexAddress(new URLSearchParams(query))).toBe(address);
});

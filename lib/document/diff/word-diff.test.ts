import { describe, expect, test } from "vitest";
import { text } from "@/test/document";
import { nodeText } from "../text";
import { diffInline } from "./word-diff";

/** A comparison in short: `-gone +come =stayed`. */
const sketch = (before: string, after: string) =>
	diffInline([text(before)], [text(after)]).map(
		(segment) =>
			({ same: "=", formatted: "~", added: "+", removed: "-" })[segment.kind] +
			(segment.kind === "added" ? segment.after : segment.before).map(nodeText).join(""),
	);

describe("words outweigh the spaces and signs between others", () => {
	test.each([
		[
			"Kira leads the militia. Odo runs security.",
			"Odo runs security. Quark owns the bar.",
			["-Kira leads the militia. ", "=Odo runs security.", "+ Quark owns the bar."],
		],
		["one two three four", "three four five six seven", ["-one two ", "=three four", "+ five six seven"]],
		[
			"Bajor was free for a time. The station orbits Bajor.",
			"The station orbits Bajor. It was built by slaves of the Union.",
			["-Bajor was free for a time. ", "=The station orbits Bajor.", "+ It was built by slaves of the Union."],
		],
	])("%s → %s", (before, after, told) => {
		expect(sketch(before, after)).toEqual(told);
	});
});

describe("more words or fewer in the place of others are one change", () => {
	test.each([
		["of Terok Nor to", "of Deep Space 9 to", ["=of ", "-Terok Nor", "+Deep Space 9", "= to"]],
		["the period from", "the four decades from", ["=the ", "-period", "+four decades", "= from"]],
		["10 ships", "about 600 ships", ["-10", "+about 600", "= ships"]],
		["5 percent of", "5% of", ["=5", "- percent", "+%", "= of"]],
		["the end", "the bitter end", ["=the ", "+bitter ", "=end"]],
	])("%s → %s", (before, after, told) => {
		expect(sketch(before, after)).toEqual(told);
		const turned = told.map((part) => part.replace(/^[-+]/, (sign) => (sign === "+" ? "-" : "+")));
		expect(sketch(after, before).toSorted()).toEqual(turned.toSorted());
	});
});

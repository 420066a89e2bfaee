import { expect, test } from "vitest";
import { settingDifferences } from "./describe-setting";
import { fieldOfProblem, readSettingsForm, setRows, settingValues } from "./form";
import { settingsFromRows, settingsSchema } from "./setting";
import { settingProblems } from "./setting-problem";

const TIERS = ["canon", "licensed", "fan"];
const settings = settingsSchema.parse({
	siteName: "A wiki",
	lensSets: [
		{ key: "novels", name: "Novels only", tiers: ["licensed"] },
		{ key: "not-fans", name: "All but fans", tiers: ["canon", "licensed"] },
	],
	reviewModeByNamespace: { "0": "always", "4": "open" },
	reviewOwnEdits: false,
});
const values = settingValues(settings);

test("an untouched form describes the settings as they are", () => {
	const read = readSettingsForm(values);
	expect(read.settings).toEqual(settings);
	expect(settingProblems(read.settings, TIERS)).toEqual({ ok: true, settings });
});

test("a set goes, one comes, and what is wrong with it is said at its row", () => {
	expect(setRows(values)).toEqual([0, 1, 2]);
	const { settings: sent, rows } = readSettingsForm({
		...values,
		"lensSets.0.remove": "yes",
		"lensSets.2.key": " Fans! ",
		"lensSets.2.name": "Fans",
	});
	expect(rows).toEqual([1, 2]);
	expect(sent).toMatchObject({ lensSets: [{ key: "not-fans" }, { key: "Fans!", name: "Fans", tiers: [] }] });
	const checked = settingProblems(sent, TIERS);
	if (checked.ok) throw new Error("was taken");
	expect(checked.issues.map(({ path }) => fieldOfProblem(path, rows))).toEqual(["lensSets.2.key", "lensSets.2.tiers"]);
});

test.each([
	[{ siteName: " " }, "siteName"],
	[{ tagline: "x".repeat(121) }, "tagline"],
	[{ mainPage: "Special:Random" }, "mainPage"],
	[{ mainPage: "[[" }, "mainPage"],
	[{ licence: { name: "Free", href: "javascript:alert(1)" } }, "licence.href"],
	[{ citationStyle: "loud" }, "citationStyle"],
	[{ reviewMode: "never" }, "reviewMode"],
	[{ reviewModeByNamespace: { "99": "open" } }, "reviewModeByNamespace.99"],
	[{ lensSets: [{ key: "canon", name: "Canon", tiers: ["canon"] }] }, "lensSets.0.key"],
	[{ lensSets: [{ key: "lost", name: "Lost", tiers: ["gone"] }] }, "lensSets.0.tiers"],
	[{ lensSets: ["a", "a"].map((key) => ({ key, name: "A", tiers: ["canon"] })) }, "lensSets.1.key"],
])("%j is refused at %s", (change, path) => {
	const checked = settingProblems({ ...settings, ...change }, TIERS);
	expect(checked).toMatchObject({ ok: false, issues: [{ path }] });
});

test("settings that nobody knows are refused when sent and passed over when stored", () => {
	expect(settingProblems({ ...settings, colour: "red" }, TIERS)).toMatchObject({ ok: false });
	const rows = [
		{ key: "colour", value: "red" },
		{ key: "siteName", value: 7 },
		{ key: "reviewMode", value: "always" },
	];
	expect(settingsFromRows(rows)).toMatchObject({ siteName: "Canonry", reviewMode: "always" });
});

test("a change is told in words", () => {
	expect(
		settingDifferences(
			{ reviewMode: "open", lensSets: [], reviewModeByNamespace: {}, colour: "red" },
			{ reviewMode: "always", lensSets: settings.lensSets, reviewModeByNamespace: { "4": "open" }, colour: "blue" },
		),
	).toEqual([
		{
			key: "lensSets",
			name: "views of its own",
			before: "none",
			after: "Novels only (licensed); All but fans (canon, licensed)",
		},
		{ key: "reviewMode", name: "review", before: "nobody’s edits wait", after: "every edit waits" },
		{
			key: "reviewModeByNamespace",
			name: "review by namespace",
			before: "as the wiki",
			after: "Project: nobody’s edits wait",
		},
	]);
});

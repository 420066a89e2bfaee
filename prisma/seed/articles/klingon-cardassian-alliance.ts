import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const klingonCardassianAlliance: SampleArticle = {
	title: "Klingon-Cardassian Alliance",
	edits: [
		edit(
			"2026-04-12 13:15",
			"lightship-pilot",
			"New article",
			write(`
The **Klingon-Cardassian Alliance**, usually just *the Alliance*, is the power that brought down the [[Terran Empire]] in the [[Mirror universe]] and ruled in its place. (DS9: "Crossover")

== Bajor’s place in it ==

Once freed from the Empire, [[Bajor]] asked to be let in and became a member of consequence. An Intendant, the counterpart of [[Kira Nerys]], governs the sector from [[Terok Nor]] in the Alliance’s name, with the counterpart of Elim Garak at her elbow and hoping for her chair. Her rule is capricious more than it is strict, which is worse for those below. (DS9: "Crossover")

== Terrans ==

The law makes every Terran a labourer for life. Talking back is a crime; so, on a bad day, is talking. (DS9: "Crossover")
`),
		),
		minorEdit(
			"2026-04-12 13:22",
			"lightship-pilot",
			"→Terrans: toned down my own joke",
			replace(
				"The law makes every Terran a labourer for life. Talking back is a crime; so, on a bad day, is talking.",
				"Terrans are labourers for life, and have no standing before any court of the Alliance.",
			),
		),
		edit(
			"2026-06-20 20:54",
			"lightship-pilot",
			"→Rebellion: the later visits",
			append(`
== Rebellion ==

The visit of two strangers in 2370 showed the miners of Terok Nor that things could be otherwise. A rebellion began in the Badlands, found its feet under the local O’Brien, took the station itself in 2372, and held it with a warship built from stolen plans. Three years later it captured the Regent, Worf. (DS9: "Through the Looking Glass", "Shattered Mirror", "The Emperor's New Cloak")
`),
		),
	],
};

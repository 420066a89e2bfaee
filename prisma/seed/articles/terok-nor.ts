import { append, edit, insertAfter, minorEdit, replace, type SampleArticle, write } from "../sample";

export const terokNor: SampleArticle = {
	title: "Terok Nor",
	edits: [
		edit(
			"2026-03-03 20:25",
			"hasperat-thief",
			"New article. Mind the step",
			write(`
**Terok Nor** was a Cardassian mining station in orbit of [[Bajor]], and the seat from which the planet was governed in the second half of the [[Occupation of Bajor|Occupation]]. Bajoran labourers built it and Bajoran labourers died running it. Since 2369 it has been known as [[Deep Space 9]]. (DS9: "Emissary")

== Layout ==

A docking ring outside, a habitat ring within it, and at the centre a core with the Promenade halfway up and Operations on top; three pairs of pylons curve over and under the whole like the legs of something that has been turned on its back. The prefect’s office stood above Operations, up a flight of stairs, so that everybody who came to see him had to look up. (DS9: "Emissary")
`),
		),
		edit(
			"2026-03-16 16:10",
			"hasperat-thief",
			"→Ore: what the place was for",
			append(`
== Ore ==

Uridium came up from the surface in freighters and was smelted on the lowest levels. Shifts were as long as the overseers pleased. Fences divided the Promenade in two; on one side were shops, and on the other the people who worked below them slept. (DS9: "Civil Defense", "Necessary Evil")

When the station fell into Bajoran hands nobody thought to search its computers for the program that was meant to put down a revolt in the smelter. It was found in 2371, by setting it off. (DS9: "Civil Defense")
`),
		),
		edit(
			"2026-04-08 22:22",
			"lightship-pilot",
			"→People: a table of who was who",
			append(`
== People ==

|! Name |! Part |! Seen in
| [[Skrain Dukat]] | Prefect of Bajor | (DS9: "Wrongs Darker Than Death or Night")
| Odo | From 2365 investigator, then chief of security, trusted a little by each side | (DS9: "Necessary Evil")
| Quark | Ran the bar and whatever could be run from it, [[Dabo]] included | (DS9: "Emissary")
| Elim Garak | Tailor | (DS9: "Past Prologue")
| [[Kira Nerys]] | On the station under a false name, on behalf of the resistance | (DS9: "Necessary Evil")
`),
		),
		edit(
			"2026-04-09 07:31",
			"demo-reviewer",
			"→People: one kind of entry for every row; Garak’s came out shorter than he would like",
			replace(
				"| Elim Garak | Tailor |",
				"| Elim Garak | Plain, simple tailor, formerly of the Obsidian Order, left behind as a punishment |",
			),
			replace(
				"| [[Kira Nerys]] | On the station under a false name, on behalf of the resistance |",
				"| [[Kira Nerys]] | Came aboard for the resistance, to steal a list of collaborators |",
			),
		),
		minorEdit(
			"2026-05-22 18:59",
			"hasperat-thief",
			"→Layout: stairs",
			replace("up a flight of stairs, so that", "up a short flight of stairs, so that"),
		),
		edit(
			"2026-07-05 12:12",
			"orbkeeper",
			"→Building: the novels have dates, the series does not",
			insertAfter(
				"Since 2369 it has been known",
				`
== Building ==

How long it took to build is told only in the novels, which have work begin in the 2340s under Dukat’s eye and let it swallow more lives than any mine it was to serve. (TLE novel: *Night of the Wolves*) On screen it is in use by 2346. (DS9: "Wrongs Darker Than Death or Night")
`,
			),
		),
		edit(
			"2026-09-20 15:45",
			"lightship-pilot",
			"→In the mirror universe: short section with the main article linked",
			append(`
== In the mirror universe ==

The [[Mirror universe]] has a Terok Nor too, run for the [[Klingon-Cardassian Alliance]] by an Intendant who wears Kira’s face. There the miners are Terrans. (DS9: "Crossover")
`),
		),
		edit(
			"2026-11-03 19:26",
			"demo-reviewer",
			"→Layout: trimmed",
			replace(
				"three pairs of pylons curve over and under the whole like the legs of something that has been turned on its back.",
				"three pairs of pylons curve over and under the whole.",
			),
		),
		edit(
			"2026-11-03 21:58",
			"hasperat-thief",
			"→Layout: but it does look like that. Half a simile back, as a compromise",
			replace(
				"three pairs of pylons curve over and under the whole.",
				"three pairs of pylons curve over and under the whole like claws.",
			),
		),
	],
};

import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const deepSpace9: SampleArticle = {
	title: "Deep Space 9",
	edits: [
		edit(
			"2026-03-06 18:18",
			"demo-editor",
			"New article for the station after the Cardassians; what came before stays at Terok Nor",
			write(`
**Deep Space 9** is the name that Starfleet gave to the station [[Terok Nor]] when the [[Bajoran Provisional Government]] invited the Federation aboard in 2369. It belonged to Bajor, was commanded by Starfleet, and had been designed by Cardassians, and on most days nothing fitted anything. (DS9: "Emissary")

== From orbit to the wormhole ==

The station had been circling [[Bajor]]. Within days of taking command, Benjamin Sisko found the wormhole in the Denorios Belt, and his crew moved the whole structure there on six thrusters and a very thin subspace field, so that nobody else should claim it first. (DS9: "Emissary")

== Command ==

* Benjamin Sisko, Starfleet, from 2369
* [[Kira Nerys]], Bajoran Militia, first officer and then his successor
* Odo, security
* Jadzia Dax, science; Julian Bashir, medicine; Miles O’Brien, everything that broke
`),
		),
		edit(
			"2026-04-22 21:40",
			"hasperat-thief",
			"→Promenade: shops, temple, bar",
			append(`
== The Promenade ==

Where a fence had stood there was soon a Bajoran shrine, a replimat, a tailor, a school with more enemies than pupils, and Quark’s, where the [[Dabo]] wheel was spinning again before the ore dust was off the floor. (DS9: "Emissary", "In the Hands of the Prophets")
`),
		),
		edit(
			"2026-06-03 19:55",
			"lightship-pilot",
			"→The war: lost and taken again",
			append(`
== The Dominion War ==

Dukat had the station back for some three months from late 2373 and called it Terok Nor again. Sisko left his baseball on the desk as a promise to return. He kept it with the help of a Ferengi, a mad idea about the minefield and, in the end, the Prophets. (DS9: "Call to Arms", "Sacrifice of Angels")
`),
		),
		minorEdit(
			"2026-06-04 06:20",
			"demo-reviewer",
			"→The Dominion War: full name, link; the minefield was not the mad idea",
			replace("Dukat had the station back", "[[Skrain Dukat]] had the station back"),
			replace(
				"He kept it with the help of a Ferengi, a mad idea about the minefield and, in the end, the Prophets.",
				"He kept it with a fleet, with sabotage by those who had stayed aboard and, in the end, with the help of the Prophets.",
			),
		),
		edit(
			"2026-09-27 13:36",
			"orbkeeper",
			"→In the novels: a second station",
			append(`
== In the novels ==

The station is lost in 2383, when bombs planted in its reactors tear it apart with more than a thousand still aboard. (Typhon Pact novel: *Plagues of Night*) A successor of the same name, built to a Starfleet design, opens two years later; its captain is [[Ro Laren]]. (The Fall novel: *Revelation and Dust*)
`),
		),
		edit(
			"2026-11-11 18:44",
			"lightship-pilot",
			"→Command: from a list to a table, with ranks",
			replace(
				`* Benjamin Sisko, Starfleet, from 2369
* [[Kira Nerys]], Bajoran Militia, first officer and then his successor
* Odo, security
* Jadzia Dax, science; Julian Bashir, medicine; Miles O’Brien, everything that broke`,
				`|! Post |! Held by |! Service
| Commander | Benjamin Sisko, from 2369 | Starfleet
| First officer | [[Kira Nerys]], later his successor | Bajoran Militia
| Security | Odo, already there | Bajoran Militia
| Science | Jadzia Dax |3v Starfleet
| Medicine | Julian Bashir
| Everything that broke | Miles O’Brien`,
			),
		),
	],
};

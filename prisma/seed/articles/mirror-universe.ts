import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const mirrorUniverse: SampleArticle = {
	title: "Mirror universe",
	edits: [
		edit(
			"2026-04-12 11:05",
			"lightship-pilot",
			"New article, so that the one on the Occupation can be brief",
			write(`
The **Mirror universe** is a reality beside the familiar one in which nearly every person has a counterpart and nearly every choice went the harder way. It was first seen in 2267, when a transporter accident exchanged James Kirk and three of his officers with theirs. (TOS: "Mirror, Mirror")

== From Empire to Alliance ==

Human beings there had built no Federation but the [[Terran Empire]]. Kirk, before he went home, asked the Empire’s Spock to consider whether it was logical to serve something that could not last. Spock did, rose to lead it, began to disarm it, and so left it defenceless when the Klingons and the Cardassians joined hands. By 2370 the [[Klingon-Cardassian Alliance]] had held its Terran slaves for the better part of a century. (DS9: "Crossover")

== Bajor ==

Bajor was a subject world of the Empire, and is a power in the Alliance. [[Terok Nor]] still circles it; Terrans work the ore. (DS9: "Crossover")
`),
		),
		edit(
			"2026-05-02 19:33",
			"lightship-pilot",
			"→Counterparts: who is who over there",
			append(`
== Counterparts ==

|! Person |! Over there |! Seen in
| [[Kira Nerys]] | Intendant of Bajor | (DS9: "Crossover")
| Miles O’Brien | “Smiley”, a mechanic who becomes a rebel leader | (DS9: "Crossover", "Through the Looking Glass")
| Benjamin Sisko | A privateer with the Intendant’s protection, then a rebel, then dead | (DS9: "Crossover", "Through the Looking Glass")
| Odo | Overseer of the mine, with rules for everything | (DS9: "Crossover")
| Worf | Regent of the Alliance | (DS9: "Shattered Mirror")
| Bareil Antos | A thief | (DS9: "Resurrection")
`),
		),
		minorEdit(
			"2026-05-02 19:41",
			"hasperat-thief",
			"→Counterparts: Odo deserves the detail",
			replace("Overseer of the mine, with rules for everything", "Overseer of the mine, with a rule for every blow"),
		),
		edit(
			"2026-10-18 21:09",
			"orbkeeper",
			"→Further back: the series made later",
			append(`
== Further back ==

Later series filled in the beginning. The Empire is already old in the 2150s, when a ship from another universe and another century falls into its hands (ENT: "In a Mirror, Darkly"), and a hundred years after that an emperor of its line is brought across against her will. (DIS: "What's Past Is Prologue")
`),
		),
		edit(
			"2026-11-13 20:36",
			"lightship-pilot",
			"→Counterparts: the Sisko row was getting out of hand",
			replace(
				"| Benjamin Sisko | A privateer with the Intendant’s protection, then a rebel, then dead |",
				"| Benjamin Sisko | A privateer under protection; died a rebel |",
			),
		),
	],
};

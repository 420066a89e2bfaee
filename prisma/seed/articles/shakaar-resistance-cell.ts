import { append, edit, insertAfter, minorEdit, replace, type SampleArticle, write } from "../sample";

export const shakaarResistanceCell: SampleArticle = {
	title: "Shakaar resistance cell",
	edits: [
		edit(
			"2026-03-05 19:40",
			"dahkur-hills",
			"New article",
			write(`
The **Shakaar resistance cell** was a group of some two dozen fighters of the [[Bajoran Resistance]], named after the man who led it, [[Shakaar Edon]]. It lived in the hills of Dahkur Province on [[Bajor]] and was never once caught whole. (DS9: "Shakaar")

== Members ==

* [[Shakaar Edon]], the leader
* [[Kira Nerys]], who joined at thirteen
* Lupaza, who made Kira’s earring out of scrap from a skimmer they had shot down
* Furel, who lost an arm and never had it replaced
* Mobara, Latha Mabrin and others
`),
		),
		minorEdit(
			"2026-03-05 19:46",
			"dahkur-hills",
			"source",
			replace(
				"scrap from a skimmer they had shot down",
				`scrap from a skimmer they had shot down (DS9: "The Darkness and the Light")`,
			),
		),
		edit(
			"2026-04-06 17:17",
			"hasperat-thief",
			"→Gallitep and →The reclamators: what they did, then and later",
			insertAfter(
				"It lived in the hills",
				`
== Gallitep ==

The raid for which the cell is remembered was the one on the labour camp of [[Gallitep]] in 2357. Kira would later say that what they found inside she had carried with her ever since. (DS9: "Duet")

== The reclamators ==

Fourteen years later the same people were farming the same hills. When First Minister Winn demanded back a pair of soil reclamators that had been promised to Dahkur for a year, they said no, and found themselves hiding in their old caves from their own militia. Neither side fired first. Shakaar stood for First Minister instead, and won. (DS9: "Shakaar")
`,
			),
		),
		edit(
			"2026-06-14 11:29",
			"dahkur-hills",
			"→Afterwards: the murders of 2373",
			append(`
== Afterwards ==

In 2373 former members began to die one after another, each by a different and very careful method. The murderer was Silaran Prin, a servant who had been disfigured when the cell bombed the house of his master. Latha, Fala, Mobara, Furel and Lupaza were dead before Kira found him. (DS9: "The Darkness and the Light")
`),
		),
		edit(
			"2026-06-15 08:08",
			"demo-reviewer",
			"→Afterwards: Trentin Fala was an informant rather than a member, which was rather the point of her",
			replace(
				"Latha, Fala, Mobara, Furel and Lupaza were dead before Kira found him.",
				"Latha, Mobara, Furel and Lupaza were dead before Kira found him; so was Trentin Fala, who had cleaned floors in Cardassian offices, told the cell what she saw there, and lived in fear of being known for it.",
			),
		),
	],
};

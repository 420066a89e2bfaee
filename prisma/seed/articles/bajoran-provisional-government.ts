import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const bajoranProvisionalGovernment: SampleArticle = {
	title: "Bajoran Provisional Government",
	edits: [
		edit(
			"2026-03-22 12:15",
			"demo-editor",
			"New article; the Occupation’s last section needs it",
			write(`
The **Bajoran Provisional Government** took charge of [[Bajor]] when the [[Occupation of Bajor|Occupation]] ended in 2369. *Provisional* was meant to last for months and became the habit of years. (DS9: "Emissary")

== Institutions ==

* The **Chamber of Ministers** made the laws and disagreed about them.
* The **First Minister** presided over it: Kalem Apren until his death in 2371, then Winn Adami for some weeks, then [[Shakaar Edon]]. (DS9: "Shakaar")
* The **Vedek Assembly** governed nothing and had to be asked about everything.
* The **Bajoran Militia** had been the [[Bajoran Resistance|resistance]] the year before and was still short of uniforms.
`),
		),
		edit(
			"2026-04-05 14:44",
			"dahkur-hills",
			"→The Circle: the coup of 2370",
			append(`
== The Circle ==

In 2370 a movement for a Bajor without foreigners, the Alliance for Global Unity, came close to taking power. Its sign, a circle, was daubed on the doors of those it did not like. The hero Li Nalas, back from a Cardassian prison, was sent to the station to keep him out of the way; the minister Jaro Essa, who sent him, led the movement in secret. What neither he nor his followers knew was that the weapons for the rising came from Cardassia. [[Kira Nerys]] laid the proof before the Chamber, and the coup was over in an hour. (DS9: "The Homecoming", "The Circle", "The Siege")
`),
		),
		minorEdit(
			"2026-04-05 14:58",
			"dahkur-hills",
			"link to the movement",
			replace("the Alliance for Global Unity, came", "the [[Alliance for Global Unity]], came"),
		),
		edit(
			"2026-08-09 17:20",
			"lightship-pilot",
			"→First Ministers: as a table",
			append(`
== First Ministers ==

|! In office |! Name |! Left because
| to 2371 | Kalem Apren | Died of a heart failure (DS9: "Shakaar")
| 2371 | Winn Adami, acting | Withdrew when [[Shakaar Edon]] stood against her (DS9: "Shakaar")
| from 2371 | [[Shakaar Edon]] |2v Elected; killed in office in the novels, where Asarem Wadeen succeeds him (DS9 novel: *Unity*)
| from 2376 | Asarem Wadeen
`),
		),
		edit(
			"2026-08-10 06:45",
			"demo-reviewer",
			"→First Ministers: the cell over two rows mixed television and novel; taken apart",
			replace(
				`| from 2371 | [[Shakaar Edon]] |2v Elected; killed in office in the novels, where Asarem Wadeen succeeds him (DS9 novel: *Unity*)
| from 2376 | Asarem Wadeen`,
				`| from 2371 | [[Shakaar Edon]] | On screen, still in office when last mentioned; in the novels, assassinated (Mission: Gamma novel: *Lesser Evil*)
| novels only | Asarem Wadeen |`,
			),
			replace("| novels only | Asarem Wadeen |", "| from 2376, novels only |2> Asarem Wadeen"),
		),
	],
};

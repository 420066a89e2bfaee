import { append, edit, insertAfter, minorEdit, replace, type SampleArticle, write } from "../sample";

export const bajor: SampleArticle = {
	title: "Bajor",
	edits: [
		edit(
			"2026-03-01 11:08",
			"demo-editor",
			"First article of the archive",
			write(`
**Bajor** is the home world of the [[Bajorans]]: a green, river-cut planet whose day has twenty-six hours, and whose people were building cities when others had yet to walk upright. (TNG: "Ensign Ro"; DS9: "Emissary")

It lies at the edge of Federation space, within sight of a bright band of plasma called the Denorios Belt. In that belt is the mouth of the only stable wormhole known, and in the wormhole live the beings whom Bajorans worship as the Prophets. (DS9: "Emissary")
`),
		),
		edit(
			"2026-03-03 17:30",
			"prylar-mora",
			"→History: from B’hala to the present",
			append(`
== History ==

=== The old civilisation ===

Bajoran art and engineering are among the oldest that still have heirs. Their most celebrated city, B’hala, stood more than twenty thousand years ago and was then lost so thoroughly that generations of scholars thought it a legend, until Benjamin Sisko walked to it by memory of a painting. (DS9: "Rapture")

Eight hundred years ago Bajorans crossed to Cardassia in ships with sails, driven by nothing but light. Cardassians called the story a fairy tale, and Bajorans had begun to doubt it themselves, when Sisko built such a ship and made the voyage. (DS9: "Explorers")

=== Occupation and after ===

From 2328 to 2369 Bajor was held by the [[Cardassian Union]]. These years, described under [[Occupation of Bajor]], left a planet with ruined soil and a practised resistance. The [[Bajoran Provisional Government]] called in the Federation, and the discovery of the wormhole in the same year turned a poor world into a crossroads. (DS9: "Emissary")
`),
		),
		edit(
			"2026-03-28 09:45",
			"dahkur-hills",
			"→Geography: provinces, as a table",
			append(`
== Geography ==

Bajor is divided into provinces, each with its own council, its own stubbornness and usually its own spring wine.

|! Province |! Known for
| Dahkur | Hills and caves; home of [[Kira Nerys]] and of the [[Shakaar resistance cell]] (DS9: "Shakaar")
| Kendra | The valley of the massacre; later Sisko’s chosen place for a house (DS9: "The Collaborator", "Penumbra")
| Hedrikspool | A desert coast and long-running family feuds (DS9: "Sanctuary")
| Tozhat | Its orphanage, where Cardassian children were left (DS9: "Cardassians")
| Rakantha | Once the larder of the north, poisoned in the withdrawal (DS9: "Shakaar")
`),
		),
		edit(
			"2026-03-29 20:16",
			"demo-reviewer",
			"→Geography: no episode I know says this of Hedrikspool; out until somebody finds one",
			replace(
				`| Hedrikspool | A desert coast and long-running family feuds (DS9: "Sanctuary")
`,
				"",
			),
		),
		edit(
			"2026-04-19 14:00",
			"lightship-pilot",
			"→Moons: new section",
			append(`
=== Moons ===

Several moons circle the planet. The fifth, Jeraddo, was inhabited by a few farmers until 2369, when its core was tapped for energy and the last of them, Mullibok, had to be talked out of his cottage. (DS9: "Progress") Another, Derna, became a place of some importance when Romulans put a hospital on it, and weapons beside the hospital. (DS9: "Shadows and Symbols")
`),
		),
		minorEdit(
			"2026-04-20 06:58",
			"hasperat-thief",
			"→Moons: the hospital came an episode earlier",
			replace(`(DS9: "Shadows and Symbols")`, `(DS9: "Image in the Sand", "Shadows and Symbols")`),
		),
		edit(
			"2026-09-05 16:42",
			"orbkeeper",
			"→Joining the Federation: what the novels say",
			insertAfter(
				"turned a poor world into a crossroads",
				`
=== Joining the Federation ===

Bajor’s application was granted in 2373 and put off the same day, when Sisko, in the grip of a vision, warned that it must stand alone for the present or be lost. (DS9: "Rapture") On screen the matter rests there. The novels that carry the story on let Bajor sign in 2376. (DS9 novel: *Unity*)

:::spoiler
How the signing nearly fails, and who returns in time for it, is told in the article on the novel once somebody writes it: [[Unity (novel)|Unity]].
:::
`,
			),
		),
		edit(
			"2026-10-11 10:10",
			"prylar-mora",
			"→The old civilisation: said how Sisko found the city",
			replace(
				"until Benjamin Sisko walked to it by memory of a painting.",
				"until Benjamin Sisko, studying the one painting in which it survived, worked out from an obelisk’s markings where it must lie, and dug.",
			),
		),
		edit(
			"2026-11-05 20:17",
			"third-moon",
			"→Geography: a row for the Paqu and the Navot, with an episode this time",
			replace(
				`| Tozhat | Its orphanage,`,
				`| Paqu and Navot | Two peoples, one border, and a river between them that the Cardassians had moved; everybody there is very young or very stubborn (DS9: "The Storyteller")
| Tozhat | Its orphanage,`,
			),
		),
		edit(
			"2026-11-06 06:41",
			"demo-reviewer",
			"→Geography: thank you! Trimmed to what the episode says",
			replace(
				`| Paqu and Navot | Two peoples, one border, and a river between them that the Cardassians had moved; everybody there is very young or very stubborn (DS9: "The Storyteller")`,
				`| Paqu and Navot | Two peoples who dispute a border, since the Cardassians moved the river that marked it (DS9: "The Storyteller")`,
			),
		),
	],
};

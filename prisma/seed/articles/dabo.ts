import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const dabo: SampleArticle = {
	title: "Dabo",
	review: { at: "2026-08-01 06:40", mode: "unconfirmed" },
	edits: [
		edit(
			"2026-03-19 23:02",
			"hasperat-thief",
			"New article, because not everything here should be sad",
			write(`
**Dabo** is a Ferengi game of chance played at a wheel, and the sound most people associate with [[Deep Space 9]]: a whirr, a pause, and then either groans or a whole table shouting the name of the game. (DS9: "Emissary")

== Play ==

Players buy in with latinum and bet on where three rings of symbols will come to rest. The odds favour the house. Where they do not, the house has arranged something else to favour it.

== At Quark’s ==

The wheel turned for Cardassian officers on [[Terok Nor]] and did not stop when they left. It is worked by dabo girls, who are hired so that the players look anywhere but at the wheel. The most successful of them was Leeta, who organised the staff of the bar into a union and married its founder, Rom. (DS9: "Bar Association", "Call to Arms")
`),
		),
		minorEdit(
			"2026-03-20 12:44",
			"demo-reviewer",
			"→At Quark’s: Rom founded the union, Leeta joined it",
			replace(
				"The most successful of them was Leeta, who organised the staff of the bar into a union and married its founder, Rom.",
				"The best known of them was Leeta, who stood with the staff of the bar when Rom formed his union, and later married him.",
			),
		),
		edit(
			"2026-07-31 22:10",
			"hasperat-thief",
			"→Systems: they exist, they fail",
			append(`
== Systems ==

Anyone who has a system is welcome. Miles O’Brien’s friends, Starfleet cadets, and at least one Vulcan with a theory have all been seen to buy a second drink afterwards.
`),
		),
		edit(
			"2026-08-01 06:33",
			"demo-reviewer",
			"→Systems: charming, but we have no source for any of the three",
			replace(
				`

== Systems ==

Anyone who has a system is welcome. Miles O’Brien’s friends, Starfleet cadets, and at least one Vulcan with a theory have all been seen to buy a second drink afterwards.`,
				"",
			),
		),
		edit(
			"2026-11-17 23:12",
			"bright-ledger",
			"→Systems: they do exist, I have seen one",
			append(`
== Systems ==

Everybody knows somebody who has one.
`),
		),
	],
};

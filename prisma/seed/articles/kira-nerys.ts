import { append, edit, insertAfter, minorEdit, replace, type SampleArticle, write } from "../sample";

export const kiraNerys: SampleArticle = {
	title: "Kira Nerys",
	edits: [
		edit(
			"2026-03-04 21:12",
			"dahkur-hills",
			"New article",
			write(`
**Kira Nerys** was a fighter of the [[Bajoran Resistance]] who became first officer, and in the end commander, of [[Deep Space 9]]. She was born in 2343 in Dahkur Province and had never known a free [[Bajor]] until she was twenty-six. (DS9: "Emissary", "Wrongs Darker Than Death or Night")

== Family ==

Her parents were Kira Taban, a gardener by inclination, and Kira Meru, a painter of icons; she had two brothers, Reon and Pohl. When Nerys was three her mother was taken from the camp at Singha to be a comfort woman on [[Terok Nor]]. The children were told that she had died. (DS9: "Wrongs Darker Than Death or Night")
`),
		),
		edit(
			"2026-03-04 21:50",
			"dahkur-hills",
			"→Resistance: new section",
			append(`
== In the resistance ==

She ran errands for the [[Shakaar resistance cell]] before anyone would give her a weapon, and was given one at thirteen, when an ambush was a pair of hands short. (DS9: "The Darkness and the Light") At fourteen she was at [[Gallitep]]. (DS9: "Duet") In 2365 she went aboard Terok Nor to steal a list of collaborators, was surprised by the man who kept it, and killed him; it took Odo five years to prove it to himself. (DS9: "Necessary Evil")
`),
		),
		edit(
			"2026-03-25 17:45",
			"demo-editor",
			"→On Deep Space 9: the longest part of her story was missing",
			append(`
== On Deep Space 9 ==

The [[Bajoran Provisional Government]] posted Major Kira to the station to be rid of her: she disagreed with it loudly and in public. She disagreed with the arrival of the Federation too, and said so to Commander Sisko before he had sat down. (DS9: "Emissary")

What changed over seven years was not her temper but its objects. She turned an old man and his cottage off a moon and hated it (DS9: "Progress"); came to mourn a Cardassian whom she had wanted to see hanged (DS9: "Duet"); and carried the child of her friends the O’Briens to term (DS9: "Body Parts"). By 2375 she was teaching Cardassians how to run a resistance against their own occupiers, in a Starfleet uniform lent her for the purpose. (DS9: "When It Rains…")
`),
		),
		minorEdit(
			"2026-03-25 18:02",
			"demo-editor",
			"→On Deep Space 9: a verb was missing its somebody",
			replace(
				"in a Starfleet uniform lent her for the purpose",
				"in a Starfleet uniform that she had been lent for it",
			),
		),
		edit(
			"2026-04-13 20:30",
			"lightship-pilot",
			"→Mirror universe: the other one",
			append(`
== Mirror universe ==

Her counterpart in the [[Mirror universe]] is Intendant of Bajor for the [[Klingon-Cardassian Alliance]], rules from a Terok Nor that never changed its name, and likes to be looked at. Kira, who met her twice, did not enjoy the resemblance. (DS9: "Crossover", "Resurrection")
`),
		),
		edit(
			"2026-08-02 09:18",
			"orbkeeper",
			"→In the novels; and a hatnote-like line for the other Kiras",
			append(`
== In the novels ==

After the war she commands the station as a colonel, is cast out of her faith by the Vedek Assembly for making a forbidden prophecy public, and is taken back in; when Bajor joins the Federation she becomes a Starfleet captain. Later she leaves the service altogether to become a vedek. (DS9 novels: *Avatar*, *Unity*)

For others of the name see [[Kira (disambiguation)]].
`),
		),
		edit(
			"2026-11-08 16:16",
			"demo-reviewer",
			"→Family: Meru’s choice, as far as the episode tells it",
			insertAfter(
				"The children were told",
				`
Kira learned the rest in 2374. Sent back by an Orb, she saw her mother live with [[Skrain Dukat]] in comfort while the family at home was fed and left in peace because of it. She planted a bomb in his quarters, and warned the two of them when there was just time to run. Whether Meru had been a collaborator or a hostage Kira never decided. (DS9: "Wrongs Darker Than Death or Night")
`,
			),
		),
	],
};

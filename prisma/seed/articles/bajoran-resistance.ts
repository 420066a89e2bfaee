import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const bajoranResistance: SampleArticle = {
	title: "Bajoran Resistance",
	edits: [
		edit(
			"2026-03-04 08:20",
			"dahkur-hills",
			"New article; the section was getting long",
			write(`
The **Bajoran Resistance** was the sum of the cells, networks and single stubborn persons who fought the [[Occupation of Bajor]]. It had no founder and no headquarters. It grew out of farmers with hunting rifles in the 2330s, and by the 2360s it was tying down an army. (TLE novel: *Night of the Wolves*)

== How it worked ==

A cell knew its own members and one or two outsiders. Messages went by hand, in bread, in prayer scrolls, under the lids of coffins. Weapons were stolen; explosives were cooked. A winter camp had to have two ways out and no smoke. (DS9: "Shakaar")

== Known cells ==

* [[Shakaar resistance cell]], Dahkur Province
* [[Kohn-Ma]], which went on killing after the war was over (DS9: "Past Prologue")
* The network of Halb Daier aboard [[Terok Nor]] (DS9: "Wrongs Darker Than Death or Night")
`),
		),
		edit(
			"2026-03-08 20:02",
			"orbkeeper",
			"→Beginnings: from the second novel",
			append(`
== Beginnings ==

The first years were the worst. Those who had weapons did not trust those who had ideas, and a good many groups were sold before they had fired a shot. What changed this was distance: fighters on colony worlds and on Bajor’s moons, whom the Cardassians watched less closely, learned to repair old ships and to talk to one another. (TLE novel: *Night of the Wolves*)
`),
		),
		minorEdit(
			"2026-03-08 20:06",
			"orbkeeper",
			"typo",
			replace("a good many groups were sold before", "a good many groups were betrayed before"),
		),
		edit(
			"2026-04-15 18:48",
			"prylar-mora",
			"→Monasteries: the quiet half of it",
			append(`
== Monasteries ==

Prylars hid couriers, vedeks hid children, and more than one shrine had a cellar that was on no plan. Vedek Bareil’s generation of clergy came of age in this work. It was not all heroic: a monastery that was found out was burned, and its neighbours were asked to watch.
`),
		),
		edit(
			"2026-04-15 21:07",
			"third-moon",
			"→Known cells: added a cell",
			replace(
				`* [[Kohn-Ma]], which`,
				`* Maquis (TNG: "Preemptive Strike")
* [[Kohn-Ma]], which`,
			),
		),
		edit(
			"2026-04-16 05:59",
			"dahkur-hills",
			"→Known cells: the Maquis came later and fought elsewhere; many Bajorans in it, but no cell of ours",
			replace(
				`* Maquis (TNG: "Preemptive Strike")
`,
				"",
			),
			append(`
== After the war ==

Fighters became policemen, ministers and, in one case, First Minister. Others found that they had learned only one trade. Members of the [[Kohn-Ma]] still planned bombings in 2369, now against their own government and its Federation guests (DS9: "Past Prologue"); a larger number of former Bajoran fighters took up arms for the Maquis, whose quarrel with Cardassia they recognised. (TNG: "Preemptive Strike")
`),
		),
		edit(
			"2026-11-16 12:02",
			"prylar-mora",
			"→Monasteries: half of this had no source; what has none is gone",
			replace(
				"Prylars hid couriers, vedeks hid children, and more than one shrine had a cellar that was on no plan. Vedek Bareil’s generation of clergy came of age in this work. It was not all heroic: a monastery that was found out was burned, and its neighbours were asked to watch.",
				`Monks and vedeks hid people, Orbs and messages. It was not all heroic: the prylar Bek, a go-between of the Vedek Assembly and the Cardassians, took his own life over the deaths of forty-three fighters, and was thought their betrayer. (DS9: "The Collaborator")`,
			),
		),
	],
};

import { append, edit, insertAfter, minorEdit, remove, replace, restore, type SampleArticle, write } from "../sample";

const TIMELINE = `== Timeline ==

|! Year |! On Bajor |! Elsewhere
| 2318 | First dealings with Cardassian visitors | |
| 2328 | Annexation; end of the [[Republic of Bajor]] | |
| 2346 | [[Skrain Dukat]] is prefect by this year | |
| 2347 |  | Cardassians massacre colonists on Setlik III; a long border war with the Federation
| 2357 | [[Gallitep]] liberated | |
| 2367 |  | Federation and Union keep an uneasy truce
| 2369 | Withdrawal; [[Terok Nor]] becomes [[Deep Space 9]] | The Bajoran wormhole is found`;

/** The sample's long article, and the one with the longest history. */
export const occupationOfBajor: SampleArticle = {
	title: "Occupation of Bajor",
	edits: [
		edit(
			"2026-03-02 19:14",
			"demo-editor",
			"Started the article",
			write(`
The **Occupation of Bajor** was the period from 2328 to 2369 in which the [[Cardassian Union]] ruled [[Bajor]] by force. (DS9: "Emissary", "Cardassians")

It ended when the Cardassians pulled out and left their orbital station, [[Terok Nor]], to the Bajorans.
`),
		),
		edit(
			"2026-03-02 20:41",
			"demo-editor",
			"→History: beginnings, from a protectorate to open rule",
			append(`
== History ==

=== Guests who stayed ===

The Cardassians came to Bajor as traders and archaeologists, in small numbers and with good manners. Their own world was poor in ore and in farmland; Bajor had both, and had no fleet to speak of. For ten years the two peoples dealt with each other across a table.

That decade ended with a raid. Bajoran ships and a Bajoran city were attacked, the evidence pointed to the [[Tzenkethi Coalition]], and a frightened government accepted an offer of Cardassian troops for its defence. The evidence had been made to point that way: the attack was staged, and [[Skrain Dukat]], then a young officer, was among those who staged it. (TLE novel: *Day of the Vipers*)

=== Annexation ===

The garrisons did not leave. In 2328 the Union declared the planet annexed, the [[Republic of Bajor]] was abolished, and a cabinet of Bajorans willing to sign what was put before them, the [[Bajoran Occupational Government]], took its place. (TLE novel: *Day of the Vipers*; TNG: "Ensign Ro")
`),
		),
		edit(
			"2026-03-04 07:52",
			"dahkur-hills",
			"→Resistance: new section. It can't be all about the Cardassians",
			append(`
=== Resistance ===

Organised defence had collapsed within months, so the fight was taken up by people who knew their own hills. Cells of a dozen or two, tied to a valley or a town, lived in caves and forests, raided depots for weapons and food, and blew up what they could not carry. Together they are remembered as the [[Bajoran Resistance]], though no one command ever held all of them. (TLE novel: *Night of the Wolves*; DS9: "Shakaar")

Best known today is the [[Shakaar resistance cell]] of Dahkur Province, in which [[Kira Nerys]] fought from the age of thirteen. Its men and women opened the gates of [[Gallitep]] in 2357, the first time most of Bajor heard that a camp could be taken at all. (DS9: "Duet", "The Darkness and the Light")

Few of them were soldiers and not all of their targets were. Bombs were set in barracks and also at dinners, where families sat. Veterans have answered for this in different ways; Kira, asked by a man whom one of her bombs had maimed, did not apologise for it and did not pretend to be at peace with it either. (DS9: "The Darkness and the Light")
`),
		),
		edit(
			"2026-03-05 22:10",
			"third-moon",
			"→Death toll: added",
			append(`
== Death toll ==

15 million Bajorans died in the Occupation. (DS9: "Cardassians")
`),
		),
		edit(
			"2026-03-06 09:03",
			"demo-reviewer",
			"→Death toll: it is ten, not fifteen; and say who counts",
			replace(
				"15 million Bajorans died in the Occupation.",
				"How many Bajorans died has never been settled. The lesson taught to Bajoran children in the 2370s puts the number at ten million.",
			),
		),
		edit(
			"2026-03-09 18:35",
			"prylar-mora",
			"→Life under the Occupation: camps, castes, faith",
			insertAfter(
				"did not apologise for it",
				`
=== Life under the Occupation ===

Whole districts were emptied into labour camps. Ore was the reason most often given: uridium from the hills was carried up to [[Terok Nor]] and smelted there by people who slept beside the furnaces. Others were drafted into Cardassian households, and women were taken from the camps to serve as “comforters” to officers, an arrangement whose name deceived nobody. (DS9: "Wrongs Darker Than Death or Night")

Families in the refugee camps lived on rations that a clerk could halve. In Singha, where Kira was a child, people sold their heirlooms first and their coats next. (DS9: "Wrongs Darker Than Death or Night")

Three things changed [[Bajorans]] as a people in these years:

* **The castes fell.** The *d’jarras*, which had told every child what work to do in life, had no meaning in a camp, and were let go so that potters and priests alike could learn to fight. (DS9: "Accession")
* **The faith went underground.** Eight of the nine Orbs were carried off to Cardassia. Vedeks hid the ninth, and monasteries hid people. (DS9: "Emissary")
* **The scattering began.** Those who got away lived in camps on other worlds, as unwelcome there as poor. [[Ro Laren]] grew up in one. (TNG: "Ensign Ro")
`,
			),
		),
		minorEdit(
			"2026-03-09 18:44",
			"prylar-mora",
			"→Life under the Occupation: missing link",
			replace("In Singha, where Kira was a child", "In Singha, where [[Kira Nerys|Kira]] was a child"),
		),
		edit("2026-03-15 13:20", "lightship-pilot", "→Timeline: a table, because I kept losing track", append(TIMELINE)),
		edit(
			"2026-03-21 16:05",
			"demo-editor",
			"→The Federation looks away, →Withdrawal: wrote both",
			insertAfter(
				"**The scattering began.**",
				`
=== The Federation looks away ===

Refugees told their story to anybody who would hear it, and the United Federation of Planets heard it. Its answer was the [[Prime Directive]]: what happened on Bajor was held to be an internal matter of the Union. That the Federation fought a war of its own against Cardassia for much of the same time altered nothing in the reasoning. To the exiles it sounded like an excuse, and some of them said so to Starfleet officers’ faces. (TNG: "Ensign Ro")

=== Withdrawal ===

By the late 2360s Bajor cost more than it gave. Mines were failing, garrisons could not move without escort, and the civilian Detapa Council on Cardassia had begun to ask the military what it was all for. In 2369 the order came to leave. The army stripped what it could, poisoned wells and fields on the way, and was gone in weeks. (DS9: "Emissary"; TLE novel: *Dawn of the Eagles*)

Terok Nor was left behind with its machines torn out. The new [[Bajoran Provisional Government]] asked the Federation to run the station with it and to help the planet to its feet, a request that divided it from the first day. Starfleet renamed the place [[Deep Space 9]]. (DS9: "Emissary")
`,
			),
		),
		edit(
			"2026-03-22 10:31",
			"demo-editor",
			"Rewrote the lead now that there is something to sum up",
			replace(
				`The **Occupation of Bajor** was the period from 2328 to 2369 in which the [[Cardassian Union]] ruled [[Bajor]] by force. (DS9: "Emissary", "Cardassians")`,
				`The **Occupation of Bajor**, on the planet itself just **the Occupation**, was the four decades from 2328 to 2369 in which the [[Cardassian Union]] ruled [[Bajor]] by force, emptied its mines and fields, and put its people to work under guard. Millions died. (DS9: "Emissary", "Cardassians")`,
			),
			replace(
				"It ended when the Cardassians pulled out and left their orbital station, [[Terok Nor]], to the Bajorans.",
				"Begun under the pretence of protection, it was resisted almost from the start, and it ended when an exhausted army went home and left its orbital station, [[Terok Nor]], to those who had been made to build it. Nearly everything in the recent history of the [[Bajorans]], from their politics to their quarrels with the Federation, leads back to it.",
			),
		),
		minorEdit(
			"2026-03-24 21:17",
			"hasperat-thief",
			"a word too many",
			replace("Bajor had both, and had no fleet to speak of.", "Bajor had both, and no fleet to speak of."),
		),
		edit(
			"2026-04-02 23:48",
			"third-moon",
			"→Guests who stayed: the Founders were behind it all!!",
			insertAfter(
				"among those who staged it",
				`
It is obvious that the Founders of the Dominion planned the whole Occupation in order to get the wormhole, because Odo was there too. Everybody who has seen the show knows this.
`,
			),
		),
		edit(
			"2026-04-03 06:12",
			"demo-reviewer",
			"Restored the revision of 24 March by hasperat-thief: a theory needs somebody who holds it in print. Let’s talk about it",
			restore(11),
		),
		edit(
			"2026-04-11 15:26",
			"orbkeeper",
			"→Death toll: the other end of the range, and where it comes from",
			replace(
				`puts the number at ten million. (DS9: "Cardassians")`,
				`puts the number at ten million. (DS9: "Cardassians")

A number sixty times as large is given in 2410 by [[Kanril Eleya]], a Starfleet captain of Bajoran birth: six hundred million. (Bait and Switch: *The Wrong Reflection*)

The two need not exclude each other. Camps kept lists; villages, exiles and famine years did not, and a lesson for children may count the named. No account says so outright, however, and this wiki does not choose between them.`,
			),
		),
		edit(
			"2026-04-12 11:40",
			"lightship-pilot",
			"→Alternate timelines: mirror universe",
			append(`
== Alternate timelines ==

=== Mirror universe ===

Bajor was occupied in the [[Mirror universe]] as well, but by human beings: there it was a conquest of the [[Terran Empire]]. When the [[Klingon-Cardassian Alliance]] broke the Empire, Bajor did not go back to being neutral. It took a seat among the victors, and the Terrans still on its soil became the slaves. (DS9: "Crossover")
`),
		),
		edit(
			"2026-04-26 17:58",
			"orbkeeper",
			"→Alternate timelines: a fan work that has something to say about the count",
			append(`
=== The Mysterious Case of Neelix’s Lungs ===

The 2371 of this story differs from the one on screen. In it Gul Aman Evek admits that he could not name a figure for the Bajoran dead if he wanted to: the office charged with such statistics gave up keeping them when the Occupation was five years old. Celes Tal, a Bajoran crewman, has few kind words for a Federation that stood by. (The Mysterious Case of Neelix’s Lungs: "Factoring Primes")
`),
		),
		edit(
			"2026-05-03 14:22",
			"demo-editor",
			"→Timeline: moved up behind the history, where a reader wants it",
			remove(`\n\n${TIMELINE}`),
			insertAfter("Starfleet renamed the place", TIMELINE),
		),
		edit(
			"2026-05-03 14:40",
			"demo-editor",
			"→Timeline: the column for elsewhere was mostly empty; filled or spanned it",
			replace(
				"| 2318 | First dealings with Cardassian visitors | |",
				"| 2318 |2> First dealings between Bajorans and Cardassian visitors",
			),
			replace(
				"| 2328 | Annexation; end of the [[Republic of Bajor]] | |",
				"| 2328 |2> Annexation; end of the [[Republic of Bajor]]",
			),
			replace(
				"| 2346 | [[Skrain Dukat]] is prefect by this year | |",
				"| 2346 | [[Skrain Dukat]] is prefect by this year, and [[Terok Nor]] his seat | The Federation and the Union are on a collision course",
			),
			replace(
				"| 2347 |  | Cardassians massacre colonists on Setlik III; a long border war with the Federation",
				"| 2347 | Raids grow bolder in the hill provinces | Cardassian troops massacre colonists on Setlik III; years of border war with the Federation follow",
			),
			replace(
				"| 2357 | [[Gallitep]] liberated | |",
				"| 2357 |2> [[Gallitep]] is liberated by the [[Shakaar resistance cell]]",
			),
			replace(
				"| 2367 |  | Federation and Union keep an uneasy truce",
				`| 2367 | The resistance is told nothing and fights on | Federation and Union keep an uneasy truce
| 2368 | A staged attack is blamed on Bajoran exiles | [[Ro Laren]] helps to show who did it`,
			),
			replace(
				"| 2369 | Withdrawal; [[Terok Nor]] becomes [[Deep Space 9]] | The Bajoran wormhole is found",
				`|2v 2369 | Withdrawal of the Cardassian army | The Detapa Council wants the soldiers home
| [[Terok Nor]] becomes [[Deep Space 9]] | The Bajoran wormhole is found`,
			),
		),
		edit(
			"2026-05-17 08:30",
			"prylar-mora",
			"→Life under the Occupation: what the children learned afterwards",
			insertAfter(
				"**The scattering began.**",
				`
> They asked for our welcome, then for our ore, then for our names. We kept the last.
> -- From a Bajoran school primer of the 2370s (paraphrased)
`,
			),
		),
		edit(
			"2026-06-07 19:02",
			"demo-reviewer",
			"A note on the dates: we give 2328 as if nobody disagreed",
			insertAfter(
				"Nearly everything in the recent history",
				`
:::note
**The dates are not agreed.** People on screen often speak of fifty years, in round figures, and mean the time from the first soldiers to the last. Forty is just as common. This article counts from the annexation of 2328, as the novels do, and says so where another count matters.
:::
`,
			),
		),
		minorEdit(
			"2026-06-08 07:15",
			"hasperat-thief",
			"→Resistance: it read as if the gates had opened themselves",
			replace(
				"Its men and women opened the gates of [[Gallitep]] in 2357, the first time most of Bajor heard that a camp could be taken at all.",
				"In 2357 its men and women broke into [[Gallitep]] and set free whoever was still alive there; for most of Bajor it was the first sign that a camp could be taken at all.",
			),
		),
		edit(
			"2026-07-19 20:20",
			"dahkur-hills",
			"→Collaboration: this was missing, and it should not be",
			insertAfter(
				"From a Bajoran school primer",
				`
=== Collaboration ===

No occupier of so few ruled so many without hands to help. Some Bajorans policed the ghettos, some kept the books, some informed, for a ration card or for a brother’s life. The man who signed the most papers, Secretary Kubus Oak of the occupational government, was refused a home on Bajor for the rest of his days. (DS9: "The Collaborator")

The hardest case is Kendra Valley, where forty-three resistance fighters died because somebody gave away their camp. For years a prylar who had hanged himself was held guilty. The truth, that Kai Opaka had let the place be known so that a whole valley would be spared, and that her own son was among the dead, came out only long afterwards, and was not made public even then. (DS9: "The Collaborator")
`,
			),
		),
		edit(
			"2026-08-30 12:47",
			"demo-editor",
			"→Aftermath: new section, with what other articles can expand",
			insertAfter(
				"Starfleet renamed the place",
				`
=== Aftermath ===

Peace arrived before bread did. Fields had been salted, roads and reservoirs blown up, and the provinces argued over who should get the few soil reclamators that worked. (DS9: "Shakaar") What followed can be told under four heads:

# *Government.* Ministers who had agreed on nothing but the enemy had to agree on everything else; in 2370 a movement called the [[Alliance for Global Unity|Circle]] nearly overthrew them. (DS9: "The Homecoming", "The Circle", "The Siege")
# *Faith.* A Starfleet commander turned out to be the Emissary of the Prophets, which neither he nor the Vedek Assembly had asked for. (DS9: "Emissary")
# *Justice.* Trials were few. The clerk who came to [[Deep Space 9]] and confessed to being the butcher of Gallitep had done nothing worse than file papers, and wanted somebody, at last, to be tried. (DS9: "Duet")
# *Children.* Cardassian orphans had been left behind in Bajoran homes and institutions; whether they should be sent “back” to a world that did not want them was asked in courts on both sides. (DS9: "Cardassians")
`,
			),
		),
		edit(
			"2026-09-06 20:11",
			"lightship-pilot",
			"→Death toll: the figures side by side",
			replace(
				"No account says so outright, however, and this wiki does not choose between them.",
				`No account says so outright, however, and this wiki does not choose between them.

|! Figure |! Who gives it |! When |! Where
| Ten million | School lessons on [[Bajor]] | The 2370s | (DS9: "Cardassians")
| Six hundred million | Captain [[Kanril Eleya]] | 2410 | (Bait and Switch: *The Wrong Reflection*)
| None: the count was given up after five years | Gul Aman Evek | An alternate 2371 | (The Mysterious Case of Neelix’s Lungs: "Factoring Primes")`,
			),
		),
		minorEdit(
			"2026-09-14 18:09",
			"demo-reviewer",
			"→Aftermath: the headings of a list are not titles",
			replace("# *Government.* Ministers", "# **Government.** Ministers"),
			replace("# *Faith.* A Starfleet", "# **Faith.** A Starfleet"),
			replace("# *Justice.* Trials", "# **Justice.** Trials"),
			replace("# *Children.* Cardassian", "# **Children.** Cardassian"),
		),
		edit(
			"2026-10-02 17:26",
			"prylar-mora",
			"→Life under the Occupation: two subheadings, and the story of the Orbs a little longer",
			replace(
				`Whole districts were emptied`,
				`==== The camps ====

Whole districts were emptied`,
			),
			replace(
				"Three things changed [[Bajorans]] as a people in these years:",
				`==== A people changed ====

Three things changed [[Bajorans]] as a people in these years:`,
			),
			replace(
				"Vedeks hid the ninth, and monasteries hid people.",
				"Vedeks hid the ninth, so well that it was still in its monastery when Kai Opaka opened the box for a Starfleet officer in 2369; and monasteries hid people.",
			),
		),
		edit(
			"2026-10-11 19:42",
			"orbkeeper",
			"→Death toll: one question, three answers, each with its story. My bridge between them had no source, so it is gone",
			replace(
				`How many Bajorans died has never been settled. The lesson taught to Bajoran children in the 2370s puts the number at ten million. (DS9: "Cardassians")

A number sixty times as large is given in 2410 by [[Kanril Eleya]], a Starfleet captain of Bajoran birth: six hundred million. (Bait and Switch: *The Wrong Reflection*)

The two need not exclude each other. Camps kept lists; villages, exiles and famine years did not, and a lesson for children may count the named. No account says so outright, however, and this wiki does not choose between them.

|! Figure |! Who gives it |! When |! Where
| Ten million | School lessons on [[Bajor]] | The 2370s | (DS9: "Cardassians")
| Six hundred million | Captain [[Kanril Eleya]] | 2410 | (Bait and Switch: *The Wrong Reflection*)
| None: the count was given up after five years | Gul Aman Evek | An alternate 2371 | (The Mysterious Case of Neelix’s Lungs: "Factoring Primes")`,
				`No figure has ever been settled on, and this wiki does not choose between those who give one.

???sources-disagree How many Bajorans died?
? Ten million
The number in the lessons that children on [[Bajor]] were taught in the 2370s. (DS9: "Cardassians")
? Six hundred million
The number given in 2410 by [[Kanril Eleya]], a Starfleet captain of Bajoran birth. (Bait and Switch: *The Wrong Reflection*)
? Nobody knows
In an alternate 2371, Gul Aman Evek says that the office in charge of such statistics stopped counting when the Occupation was five years old. (The Mysterious Case of Neelix’s Lungs: "Factoring Primes")
???`,
			),
		),
		edit(
			"2026-10-25 09:55",
			"hasperat-thief",
			"See also; →Withdrawal: weeks, not days",
			replace(
				"The army stripped what it could, poisoned wells and fields on the way, and was gone in weeks.",
				"The army stripped what it could, poisoned wells and fields on the way, and was gone within weeks of the order.",
			),
			append(`
== See also ==

* [[Terok Nor]], the station from which it was run
* [[Bajoran Provisional Government]], the government that came after
* [[Prime Directive]], and the case against it
`),
		),
		edit(
			"2026-11-18 14:03",
			"demo-editor",
			"→Guests who stayed: tightened",
			replace(
				"The Cardassians came to Bajor as traders and archaeologists, in small numbers and with good manners. Their own world was poor in ore and in farmland; Bajor had both, and no fleet to speak of. For ten years the two peoples dealt with each other across a table.",
				"The Cardassians came as traders and scholars, in small numbers and with good manners. Their own world was poor in ore and farmland; Bajor had both, and no fleet to speak of. For ten years the two peoples dealt with each other across a table.",
			),
		),
		edit(
			"2026-11-19 06:50",
			"demo-reviewer",
			"→Guests who stayed: ten years, says who? It may be in the first novel; marked until somebody has looked",
			replace(
				"For ten years the two peoples dealt with each other across a table.",
				"For ten years the two peoples dealt with each other across a table.[?2026-11-19]",
			),
		),
	],
};

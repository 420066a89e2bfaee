import { append, edit, insertAfter, minorEdit, replace, restore, type SampleArticle, write } from "../sample";

export const skrainDukat: SampleArticle = {
	title: "Skrain Dukat",
	edits: [
		edit(
			"2026-03-07 10:02",
			"orbkeeper",
			"New article, under the name that the novels gave him",
			write(`
**Skrain Dukat** was the last prefect of [[Bajor]], and for the rest of his life could not understand why there was no statue of him there. (DS9: "Waltz") On screen he is Gul Dukat, later Legate, and has no first name; *Skrain* comes from the novels. (DS9 novel: *A Stitch in Time*)

== Prefect ==

He governed from [[Terok Nor]] from the 2340s to the withdrawal of 2369. By his own account he arrived as a reformer: he cut labour quotas and raised rations, was answered with a bomb, and had two hundred suspects shot. He told this as an example of his patience. (DS9: "Waltz")

Among the women he took from the camps were Kira Meru, mother of [[Kira Nerys]] (DS9: "Wrongs Darker Than Death or Night"), and Tora Naprem, with whom he had a daughter, Tora Ziyal. (DS9: "Indiscretion")
`),
		),
		edit(
			"2026-03-07 10:40",
			"orbkeeper",
			"→Rise: his part in the beginning",
			insertAfter(
				"On screen he is Gul Dukat",
				`
== Rise ==

In the novels he is there from the first: as a young officer in orbit of Bajor he helps to stage the raid that is laid at the door of the [[Tzenkethi Coalition]], and so brings about the [[Occupation of Bajor]] that he will one day administer. (TLE novel: *Day of the Vipers*)
`,
			),
		),
		edit(
			"2026-03-26 19:22",
			"demo-editor",
			"→Fall: from the loss of Bajor to the Fire Caves",
			append(`
== Fall ==

# **2369.** He hands over an empty station and is never forgiven for it at home. (DS9: "Emissary")
# **2372.** He acknowledges Ziyal in public and loses rank, wife and family. (DS9: "Return to Grace")
# **2373.** He sells Cardassia to the Dominion and becomes its head of state. (DS9: "By Inferno's Light")
# **2374.** He holds the station again, loses it again, and sees Ziyal shot by his own adjutant. (DS9: "Sacrifice of Angels")
# **2375.** A servant of the Pah-wraiths now, he frees them from the Fire Caves for a few minutes and burns with them when Sisko drags him over the edge. (DS9: "What You Leave Behind")
`),
		),
		edit(
			"2026-07-11 23:05",
			"third-moon",
			"he was a good man really",
			replace(
				"He told this as an example of his patience.",
				"He was right and everybody was mean to him, he deserved the statue.",
			),
		),
		edit(
			"2026-07-12 05:44",
			"demo-reviewer",
			"Restored the revision of 26 March by demo-editor: we report what he thought of himself, we do not join in",
			restore(3),
		),
		minorEdit(
			"2026-07-12 05:50",
			"demo-reviewer",
			"→Fall: link",
			replace("He holds the station again,", "He holds [[Deep Space 9|the station]] again,"),
		),
		edit(
			"2026-11-10 22:12",
			"orbkeeper",
			"→Rise: the father, whom the novels and one episode remember",
			replace(
				"In the novels he is there from the first:",
				`His father was executed by the state, and Dukat never forgave Elim Garak for his part in it. (DS9: "Civil Defense") In the novels he is there from the first:`,
			),
		),
	],
};

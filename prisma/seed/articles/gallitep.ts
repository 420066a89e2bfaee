import { append, approve, edit, minorEdit, replace, type SampleArticle, sendBack, write } from "../sample";

export const gallitep: SampleArticle = {
	title: "Gallitep",
	review: { at: "2026-11-06 18:02", mode: "always" },
	edits: [
		edit(
			"2026-03-05 20:33",
			"dahkur-hills",
			"New article",
			write(`
**Gallitep** was a forced-labour camp on [[Bajor]] during the [[Occupation of Bajor|Occupation]], a mine with barracks round it. Its commandant was Gul Darhe’el, who was decorated for what he did there. (DS9: "Duet")

== The camp ==

Those who survived did not talk of hunger first, though there was that. They spoke of what the guards did for amusement. An accident in the mine left many with Kalla-Nohra, a disease of the lungs that nobody gets anywhere else: to have it is to have been at Gallitep on that day. (DS9: "Duet")

== Liberation ==

The [[Shakaar resistance cell]] took the camp in 2357. [[Kira Nerys]] was fourteen. (DS9: "Duet")
`),
		),
		edit(
			"2026-03-27 20:59",
			"prylar-mora",
			"→Marritza: the clerk who wanted to be tried",
			append(`
== Marritza ==

In 2369 a Cardassian with Kalla-Nohra asked for treatment aboard [[Deep Space 9]]. He gave his name as Marritza, a filing clerk; a photograph made him out to be Darhe’el; and Darhe’el he then claimed to be, with boasts that no prosecutor could have bettered. But the true Darhe’el had been buried on Cardassia some years before, and on the day of the accident he had not been in the camp.

The man was Aamin Marritza after all. He had covered his ears at night so as not to hear, had done nothing, and had changed his face so that Cardassia would have to look at its own. Kira let him go. A Bajoran stabbed him on the Promenade because he was a Cardassian, and Kira, who would have given the same reason a week earlier, said that it was not enough. (DS9: "Duet")
`),
		),
		minorEdit(
			"2026-03-28 07:20",
			"hasperat-thief",
			"→Marritza: tenses",
			replace(
				"He had covered his ears at night so as not to hear, had done nothing, and had changed his face",
				"At the camp he had covered his ears at night so as not to hear, and had done nothing; in the end he had his face changed",
			),
		),
		edit(
			"2026-07-26 16:28",
			"demo-reviewer",
			"→Liberation: what we can and cannot say",
			replace(
				"[[Kira Nerys]] was fourteen.",
				"How many were freed is not recorded; how many had died is one of the numbers missing from the [[Occupation of Bajor#Death toll|death toll]]. [[Kira Nerys]] was there, fourteen years old.",
			),
		),
		approve(
			edit(
				"2026-11-07 17:33",
				"dahkur-hills",
				"→The camp: said with fewer words",
				replace(
					"Those who survived did not talk of hunger first, though there was that. They spoke of what the guards did for amusement.",
					"Survivors spoke less of hunger than of what the guards did for amusement.",
				),
			),
			"2026-11-10 18:02",
		),
		edit(
			"2026-11-14 21:47",
			"bright-ledger",
			"→Liberation: typo",
			replace("was there, fourteen years old.", "was there, sixteen years old."),
		),
		sendBack(
			edit(
				"2026-11-15 13:20",
				"demo-editor",
				"→Marritza: what became of him",
				replace(
					"said that it was not enough.",
					"said that it was not enough. He was buried on Cardassia with the honours of a soldier.",
				),
			),
			"2026-11-16 09:05",
			"A moving end, but “Duet” closes on the Promenade and tells nothing of a burial. Where does this come from? If it is a novel, name it; if it is a guess, please take it out again.",
		),
	],
};

import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const cardassianUnion: SampleArticle = {
	title: "Cardassian Union",
	edits: [
		edit(
			"2026-03-02 21:30",
			"demo-editor",
			"Stub, so that the link is blue",
			write(`
The **Cardassian Union** was the interstellar state of the Cardassians, ruled in all but name by its army. It held [[Bajor]] from 2328 to 2369. (DS9: "Emissary")
`),
		),
		edit(
			"2026-03-12 19:05",
			"lightship-pilot",
			"→Government: who gave the orders",
			append(`
== Government ==

On paper three powers balanced one another:

# the **Detapa Council**, civilians who were supposed to have the last word;
# the **Central Command**, the military, which generally had it;
# the **Obsidian Order**, the secret service, which let the other two believe so.

The Order destroyed itself in 2371 by sending its fleet against the Founders. With nobody left to listen at doors, the civilians took power, held it for about a year, and lost it again. (DS9: "The Die is Cast", "The Way of the Warrior")
`),
		),
		edit(
			"2026-03-31 22:51",
			"orbkeeper",
			"→History: hunger before uniforms",
			append(`
== History ==

Cardassia Prime had once been known for its tombs and its sculptors. Then its soil gave out. Millions starved, soldiers promised bread, and the promise was kept by taking other people’s. (TNG: "Chain of Command, Part II")

=== Bajor ===

The [[Occupation of Bajor]] fed factories for two generations. At its height the prefect, [[Skrain Dukat]], governed from [[Terok Nor]] with a few hundred thousand troops on the ground. (DS9: "Waltz")

=== The Dominion ===

In 2373 Dukat, by then without rank or friends, delivered his people to the Dominion in exchange for ruling them. Two years and some eight hundred million dead later the war was over and the Union with it. (DS9: "By Inferno's Light", "What You Leave Behind")
`),
		),
		edit(
			"2026-04-01 08:14",
			"demo-reviewer",
			"→Bajor: “a few hundred thousand” is a guess, out; the reasons put in its place",
			replace(
				`governed from [[Terok Nor]] with a few hundred thousand troops on the ground. (DS9: "Waltz")`,
				`governed from [[Terok Nor]]. He would always maintain that he had been the mild one: that rations had risen and labour hours fallen in his time. The graves of his time are not in dispute. (DS9: "Waltz")`,
			),
		),
		minorEdit(
			"2026-04-01 08:19",
			"demo-reviewer",
			"former state: past tense throughout",
			replace("which let the other two believe so.", "which let the other two go on believing so."),
		),
		edit(
			"2026-06-21 13:13",
			"hasperat-thief",
			"→People: not all of them wore armour",
			append(`
== Cardassians who said no ==

The Union is easily taken for its uniform. Natima Lang taught politics and lost her chair for it (DS9: "Profit and Loss"); Tekeny Ghemor kept his dissent behind the best manners on Cardassia (DS9: "Second Skin"); Aamin Marritza, a filing clerk at [[Gallitep]], gave his life so that one person would stand trial (DS9: "Duet"). Corat Damar, who had begun as nobody’s idea of a hero, died at the head of a rebellion trained by [[Kira Nerys]]. (DS9: "What You Leave Behind")
`),
		),
	],
};

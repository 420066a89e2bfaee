import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const republicOfBajor: SampleArticle = {
	title: "Republic of Bajor",
	edits: [
		edit(
			"2026-03-14 20:00",
			"orbkeeper",
			"New article, from the novels; the series says next to nothing about it",
			write(`
The **Republic of Bajor** was the government of [[Bajor]] before the [[Occupation of Bajor|Occupation]]: a council of ministers over provinces that did largely as they liked, a small space guard, and a priesthood which everybody consulted. (TLE novel: *Day of the Vipers*)

== Fall ==

The Republic was not conquered so much as talked out of existence. Its ministers quarrelled over trade with the newcomers; some grew rich on it. After the false raid that was blamed on the [[Tzenkethi Coalition]] they accepted one garrison, then several, then advisers in every ministry. Those who objected were voted down, and those who went on objecting had accidents. In 2328 the Republic was declared at an end, and the [[Bajoran Occupational Government]] moved into its offices. (TLE novel: *Day of the Vipers*)
`),
		),
		minorEdit(
			"2026-03-14 20:11",
			"orbkeeper",
			"link",
			replace("trade with the newcomers", "trade with the [[Cardassian Union|newcomers]]"),
		),
		edit(
			"2026-05-31 10:25",
			"prylar-mora",
			"→Castes and ministers: the part that faith had in it",
			append(`
== Castes and ministers ==

A minister’s caste decided who would sit down with him. The *d’jarras* still governed daily life (see [[Bajorans#The d’jarras|the article on the Bajorans]]), and a farmer’s son who reached the council was spoken to with great politeness and seldom asked anything.
`),
		),
		edit(
			"2026-10-04 18:37",
			"demo-reviewer",
			"→The name afterwards: two governments, one word",
			append(`
== The name afterwards ==

The state that grew out of the [[Bajoran Provisional Government]] is also called a republic, in the novels the *Third Republic*. Readers who meet the word should look at the date: before 2328 this article is meant, after 2369 that one. (DS9 novel: *Unity*)
`),
		),
	],
};

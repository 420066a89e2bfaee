import { append, edit, insertAfter, type SampleArticle, write } from "../sample";

export const kanrilEleya: SampleArticle = {
	title: "Kanril Eleya",
	edits: [
		edit(
			"2026-04-11 16:02",
			"orbkeeper",
			"New article on a character from a fan work, marked as such",
			write(`
**Kanril Eleya** is a Starfleet captain of the early twenty-fifth century, a Bajoran, and the leading figure of the fan series *Bait and Switch*.

== On the Occupation ==

In 2410 she speaks of six hundred million dead in the [[Occupation of Bajor]], by far the highest figure given in any story. (Bait and Switch: *The Wrong Reflection*) It is discussed in the section on the [[Occupation of Bajor#Death toll|death toll]].
`),
		),
		edit(
			"2026-04-11 18:20",
			"demo-reviewer",
			"a notice on where she comes from, for readers who arrive by a link",
			insertAfter(
				"**Kanril Eleya** is a Starfleet captain",
				`
:::warning
Everything in this article comes from fan works. Nothing on television and nothing licensed mentions her.
:::
`,
			),
		),
		edit(
			"2026-08-01 13:07",
			"orbkeeper",
			"→Setting: how the stories relate to the rest",
			append(`
== Setting ==

The stories are set in the decades after the Dominion War, when Bajor has long been a member of the Federation and Bajoran officers are nothing unusual. For a captain of her age the Occupation is what grandparents talk about, or will not. Her family name comes first, as with all [[Bajorans#Names|Bajoran names]].
`),
		),
	],
};

import { edit, replace, type SampleArticle, write } from "../sample";

/** Pages that only show the way: redirects and a disambiguation. */
export const signposts: readonly SampleArticle[] = [
	{
		title: "The Occupation",
		edits: [
			edit(
				"2026-03-02 19:20",
				"demo-editor",
				"Redirect from the name that Bajorans use",
				write("->[[Occupation of Bajor]]"),
			),
		],
	},
	{
		title: "Gul Dukat",
		edits: [
			edit("2026-03-07 10:05", "orbkeeper", "Redirect: the rank everyone knows him by", write("->[[Skrain Dukat]]")),
		],
	},
	{
		title: "D’jarra",
		edits: [
			edit("2026-05-10 10:52", "prylar-mora", "Redirect to the section", write("->[[Bajorans]]")),
			edit(
				"2026-05-10 10:54",
				"prylar-mora",
				"to the section, I said",
				replace("->[[Bajorans]]", "->[[Bajorans#The d’jarras]]"),
			),
		],
	},
	{
		title: "Kira (disambiguation)",
		edits: [
			edit(
				"2026-08-02 09:05",
				"orbkeeper",
				"Four people, one family name",
				write(`
**Kira** may mean:

* [[Kira Nerys]], fighter of the [[Bajoran Resistance]] and officer of [[Deep Space 9]]
* Kira Meru, her mother (see [[Kira Nerys#Family|Family]])
* Kira Taban, her father (see [[Kira Nerys#Family|Family]])
* the Intendant of the [[Mirror universe]], who has the same name and little else in common (see [[Klingon-Cardassian Alliance]])
`),
			),
		],
	},
];

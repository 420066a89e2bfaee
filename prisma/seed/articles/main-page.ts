import { append, edit, minorEdit, replace, type SampleArticle, write } from "../sample";

export const mainPage: SampleArticle = {
	title: "Main Page",
	edits: [
		edit(
			"2026-02-28 16:00",
			"demo-admin",
			"The doors are open",
			write(`
Welcome to **Prophets’ Archive**, a small wiki about [[Bajor]] and its neighbours as told in *Star Trek: Deep Space Nine*, in the novels and by fans.

There is nothing here yet. [[Help:Editing]] says how to change that.
`),
		),
		edit(
			"2026-03-22 13:00",
			"demo-admin",
			"There is something here now: where to begin, and what we agreed on",
			replace(
				`There is nothing here yet. [[Help:Editing]] says how to change that.`,
				`== Where to begin ==

* The [[Occupation of Bajor]], the forty years around which everything else turns
* [[Bajor]] the planet, and the [[Bajorans]] who live on it
* The [[Bajoran Resistance]], and [[Kira Nerys]], its best-known fighter
* [[Terok Nor]], a mine in orbit that became [[Deep Space 9]]

== How we write ==

We write about stories, and say which story. Each claim ends with its source, and where two sources disagree we tell both and choose neither. More under [[Project:About|About the archive]]; how to edit is explained at [[Help:Editing]].`,
			),
		),
		edit(
			"2026-04-25 19:45",
			"demo-editor",
			"From the archive: an article to show off",
			replace(
				"== Where to begin ==",
				`== From the archive ==

A Cardassian with a disease that only one place in the galaxy could have given him comes to the station for medicine. He says that he was a clerk. Then he says that he was the commandant. The story of the man who wanted somebody to be tried stands in the article on [[Gallitep]].

== Where to begin ==`,
			),
		),
		edit(
			"2026-06-13 10:20",
			"hasperat-thief",
			"→Did you know: five of them",
			append(`
== Did you know ==

* … that Bajorans reached [[Cardassian Union|Cardassia]] by sail, eight centuries before Cardassians reached [[Bajor]] by warship?
* … that in the [[Mirror universe]] Bajor was freed *by* Cardassians?
* … that the earring of [[Kira Nerys]] was once part of a Cardassian skimmer?
* … that nobody is sure whether [[Bajorans#At table|hasperat]] is a dish or a dare?
* … that the [[Prime Directive]] once obliged a commander to evacuate his station, and that he took his time?
`),
		),
		edit(
			"2026-10-31 20:00",
			"demo-editor",
			"From the archive: new month, new article; help wanted",
			replace(
				"A Cardassian with a disease that only one place in the galaxy could have given him comes to the station for medicine. He says that he was a clerk. Then he says that he was the commandant. The story of the man who wanted somebody to be tried stands in the article on [[Gallitep]].",
				"**How many died?** Schoolbooks said one thing, a captain forty years later said sixty times as much, and an office that should have known had stopped counting. The longest article of the archive, on the [[Occupation of Bajor]], gives every figure together with the story it comes from, and leaves the sum to you.",
			),
			append(`
== Waiting to be written ==

Red links are invitations. The three most wanted: [[Tzenkethi Coalition]], [[Bajoran Occupational Government]], [[Shakaar Edon]]. To try your hand first, there is a [[Project:Sandbox|sandbox]].
`),
		),
		minorEdit(
			"2026-11-01 07:10",
			"demo-reviewer",
			"→From the archive: “forty years later” was right, “sixty times” too; only the full stop was missing a friend",
			replace(
				"gives every figure together with the story it comes from, and leaves the sum to you.",
				"gives each figure with the story it comes from, and leaves the sum to you.",
			),
		),
		edit(
			"2026-11-15 18:25",
			"demo-editor",
			"From the archive: the family of Kira, for a change",
			replace(
				"**How many died?** Schoolbooks said one thing, a captain forty years later said sixty times as much, and an office that should have known had stopped counting. The longest article of the archive, on the [[Occupation of Bajor]], gives each figure with the story it comes from, and leaves the sum to you.",
				"**Hostage or collaborator?** A woman is taken from a refugee camp, lives in comfort beside the prefect of [[Bajor]], and her family is fed because of it. Thirty years later her daughter stands in the same room with a bomb. The story is told in the article on [[Kira Nerys]], which does not decide it either.",
			),
		),
	],
};

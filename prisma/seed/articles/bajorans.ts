import { append, edit, insertAfter, minorEdit, remove, replace, type SampleArticle, write } from "../sample";

export const bajorans: SampleArticle = {
	title: "Bajorans",
	edits: [
		edit(
			"2026-03-01 15:37",
			"prylar-mora",
			"A first sketch",
			write(`
**Bajorans** are the people of [[Bajor]]. They look much like human beings but for a row of small ridges across the bridge of the nose, and most of them wear an earring on the right ear that says which family they are of and whom they pray to. (TNG: "Ensign Ro")

== Faith ==

Bajoran religion turns on the **Prophets**, who live outside of time and speak, when they speak, through visions. Nine hourglass-shaped Orbs, found drifting in the Denorios Belt over the centuries, are held to be their gifts. (DS9: "Emissary") A person’s life force is the *pagh*; a vedek reads it by taking hold of the ear, without asking.

The clergy has ranks: ranjens and prylars below, vedeks above them, and at the head a single kai, chosen by the Vedek Assembly.
`),
		),
		edit(
			"2026-03-01 15:52",
			"prylar-mora",
			"→Names: they come the other way round",
			append(`
== Names ==

The family’s name comes first. [[Kira Nerys]] is Nerys to her friends and Major Kira to everybody else; [[Ro Laren]] put up for years with Starfleet officers who called her “Ensign Laren” and meant to be polite. (TNG: "Ensign Ro")
`),
		),
		edit(
			"2026-03-18 12:26",
			"hasperat-thief",
			"→At table: somebody had to",
			append(`
== At table ==

* **Hasperat**: pickled vegetables and a peppery paste in flat bread, rolled and cut. A good one makes the eyes water; a better one does so from across the room. (TNG: "Preemptive Strike")
* **Moba**: a fruit, made into jam.
* **Spring wine**: what people drink when something has gone well.
* **Jumja**: sweet sap on a stick, sold on the Promenade of [[Deep Space 9]]. (DS9: "A Man Alone")
`),
		),
		edit(
			"2026-05-10 10:44",
			"prylar-mora",
			"→D’jarras: new section; moved the castes here from the article on the Occupation in more detail",
			insertAfter(
				"The clergy has ranks",
				`
== The d’jarras ==

Until the [[Occupation of Bajor|Occupation]] a Bajoran was born into a *d’jarra*: artist, farmer, priest, merchant, and lowest of all those who prepared the dead. Marriages across the lines were rare and meals across them awkward. Under the Cardassians the system dissolved within a generation, for a resistance cannot ask a volunteer what his grandmother did.

In 2372 the poet Akorem Laan, carried two centuries forward by the wormhole, was hailed as the Emissary and called for its return. It took less than a week for the first death over caste. He went back to his own time, and the *d’jarras* were not spoken of again in council. (DS9: "Accession")
`,
			),
		),
		minorEdit(
			"2026-05-10 19:20",
			"demo-reviewer",
			"source for the two sentences on pagh",
			replace(
				"a vedek reads it by taking hold of the ear, without asking.",
				`a vedek or a kai reads it by taking hold of the ear, without asking. (DS9: "Emissary")`,
			),
		),
		edit(
			"2026-08-16 21:33",
			"dahkur-hills",
			"→Those who left: the exiles",
			append(`
== Those who left ==

The Occupation spread Bajorans over a hundred worlds. Some exiles, like Keeve Falor’s people on Valo II, lived in camps hardly better than those at home. (TNG: "Ensign Ro") Some joined Starfleet; some joined the Maquis, and a few did first the one and then the other. (TNG: "Preemptive Strike") Many came home in 2369 to houses in which others had been living for thirty years.
`),
		),
		edit(
			"2026-09-12 08:31",
			"demo-reviewer",
			"→Faith: nothing wrong with the ranks of the clergy, but which episode has them?",
			replace("chosen by the Vedek Assembly.", "chosen by the Vedek Assembly.[?2026-09-12]"),
		),
		minorEdit(
			"2026-11-06 21:15",
			"hasperat-thief",
			"→At table: alphabetical, as a menu should be",
			remove(`
* **Jumja**: sweet sap on a stick, sold on the Promenade of [[Deep Space 9]]. (DS9: "A Man Alone")`),
			replace(
				"* **Moba**: a fruit, made into jam.",
				`* **Jumja**: sweet sap on a stick, sold on the Promenade of [[Deep Space 9]]. (DS9: "A Man Alone")
* **Moba**: a fruit, made into jam.`,
			),
		),
	],
};

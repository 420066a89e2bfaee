import { append, edit, minorEdit, remove, replace, type SampleArticle, write } from "../sample";

export const roLaren: SampleArticle = {
	title: "Ro Laren",
	edits: [
		edit(
			"2026-03-10 20:48",
			"demo-editor",
			"New article",
			write(`
**Ro Laren** was a Bajoran officer of Starfleet, raised in the refugee camps that the [[Occupation of Bajor]] had scattered across the neighbouring systems. At seven she was made to watch her father die under torture. She said that she had been ashamed of him for begging, and then ashamed of that. (TNG: "Ensign Ro")

== Starfleet ==

A mission on Garon II in which she ignored an order cost eight lives and put her in prison. She was let out in 2368 by an admiral who wanted an agent among the exiles: a colony had been attacked, and Bajorans were blamed. With Jean-Luc Picard she found that Cardassians had staged the attack in order to have the exiles’ leader hunted down for them. Picard offered her a place aboard the *Enterprise*, and she took it, earring and all. (TNG: "Ensign Ro")

== Maquis ==

In 2370 Picard sent her to infiltrate the Maquis. She found there what she had been missing since childhood, a man who might have been her father and a fight that was hers, and stayed. (TNG: "Preemptive Strike")
`),
		),
		minorEdit(
			"2026-03-10 21:02",
			"demo-editor",
			"link",
			replace("was a Bajoran officer of Starfleet", "was a [[Bajorans|Bajoran]] officer of Starfleet"),
		),
		edit(
			"2026-05-24 22:37",
			"orbkeeper",
			"→Later life: two accounts that do not fit together",
			append(`
== Later life ==

Two accounts of what became of her exclude each other.

=== Television ===

She gave herself up, was court-martialled and was recruited by Starfleet Intelligence. In 2401, as a commander, she came aboard the *Titan* to warn Picard that Starfleet had been infiltrated, had the argument with him that both had been saving up for thirty years, and died within the hour. (PIC: "Imposters")

=== Novels ===

She survived the destruction of the Maquis, entered the Bajoran Militia, and came to [[Deep Space 9]] as chief of security, where she and Quark got on better than either admitted. When [[Bajor]] joined the Federation her commission came back with it, and she rose to captain of the station. (DS9 novels: *Avatar*, *Unity*; The Fall novel: *Revelation and Dust*)
`),
		),
		edit(
			"2026-05-25 07:03",
			"demo-reviewer",
			"→Television: within the hour is an impression; said what happens",
			replace(
				"and died within the hour.",
				"and made her peace with him. She died when her shuttle, with a bomb aboard that she could not disarm, was steered into the ship that pursued them.",
			),
		),
		edit(
			"2026-10-18 21:44",
			"orbkeeper",
			"→Later life: the two accounts side by side, shorter; two headings for two paragraphs were two too many",
			replace(
				`Two accounts of what became of her exclude each other.

=== Television ===

She gave herself up, was court-martialled and was recruited by Starfleet Intelligence. In 2401, as a commander, she came aboard the *Titan* to warn Picard that Starfleet had been infiltrated, had the argument with him that both had been saving up for thirty years, and made her peace with him. She died when her shuttle, with a bomb aboard that she could not disarm, was steered into the ship that pursued them. (PIC: "Imposters")

=== Novels ===

She survived`,
				`???retcon What became of Ro Laren after the Maquis?
? She went back to Starfleet and died in 2401
She gave herself up, was court-martialled and was recruited by Starfleet Intelligence. In 2401, as a commander, she came aboard the *Titan* to warn Picard that Starfleet had been infiltrated, had the argument with him that both had been saving up for thirty years, and made her peace with him. She died when her shuttle, with a bomb aboard that she could not disarm, was steered into the ship that pursued them. (PIC: "Imposters")
? She became captain of [[Deep Space 9]]
She survived`,
			),
			replace(
				`came to [[Deep Space 9]] as chief of security, where she and Quark got on better than either admitted. When [[Bajor]] joined the Federation her commission came back with it, and she rose to captain of the station. (DS9 novels: *Avatar*, *Unity*; The Fall novel: *Revelation and Dust*)`,
				`came to the station as chief of security, where she and Quark got on better than either admitted. When [[Bajor]] joined the Federation her commission came back with it, and she rose to captain. (DS9 novels: *Avatar*, *Unity*; The Fall novel: *Revelation and Dust*)
???`,
			),
		),
		minorEdit(
			"2026-11-17 06:52",
			"demo-reviewer",
			"trimmed a sentence that told readers what to feel",
			remove(" She said that she had been ashamed of him for begging, and then ashamed of that."),
		),
		edit(
			"2026-11-17 19:30",
			"demo-editor",
			"it is what she says in the episode, though; back with its context",
			replace(
				"At seven she was made to watch her father die under torture.",
				"At seven she was made to watch her father die under torture. She told Picard that she had been ashamed of him for begging, and of all Bajorans with him.",
			),
		),
	],
};

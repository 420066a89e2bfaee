import { append, edit, insertAfter, minorEdit, replace, type SampleArticle, write } from "../sample";

export const primeDirective: SampleArticle = {
	title: "Prime Directive",
	edits: [
		edit(
			"2026-03-21 16:40",
			"demo-editor",
			"New article, with Bajor as the case in point",
			write(`
The **Prime Directive**, in the books *General Order One*, forbids Starfleet to interfere in the life of another civilisation. It protects worlds that do not know of space travel from those that do, and it keeps the Federation out of the domestic affairs of its neighbours, whatever the Federation thinks of them. (TOS: "The Omega Glory"; TNG: "Justice")

== The case of Bajor ==

When the [[Cardassian Union]] took [[Bajor]], the planet was neither a member of the Federation nor protected by any treaty with it. Its refugees were received, fed and told that the rest was an internal affair of the Union. (TNG: "Ensign Ro")

The difficulty with this was not lost on anybody. The Federation would soon be at war with the same Union over its own border colonies, and made peace in 2367 without a word in the treaty about Bajor. [[Ro Laren]] and the exile leader Keeve Falor both put it to Jean-Luc Picard that an innocent bystander is still standing by. (TNG: "Ensign Ro")
`),
		),
		minorEdit(
			"2026-03-21 17:02",
			"demo-editor",
			"wording: “in the books” sounded like novels",
			replace("in the books *General Order One*", "also *General Order One*"),
		),
		edit(
			"2026-06-28 15:30",
			"lightship-pilot",
			"→Elsewhere: other cases, briefly",
			append(`
== Elsewhere ==

* On Ornara and Brekka it kept Picard from telling one people that the other had made addicts of it. (TNG: "Symbiosis")
* During the Klingon civil war it kept him neutral, until Romulan help for one side turned up. (TNG: "Redemption II")
* Kathryn Janeway named it more often than any other captain, and broke it with the best of them. (VOY: "Caretaker", "Endgame")
`),
		),
		edit(
			"2026-06-28 19:12",
			"demo-reviewer",
			"→Elsewhere: “more often than any other captain” needs a count, so it goes",
			replace(
				`* Kathryn Janeway named it more often than any other captain, and broke it with the best of them. (VOY: "Caretaker", "Endgame")`,
				`* Kathryn Janeway stranded her ship rather than leave a weapon to those who would use it on the Ocampa, and knew that she had taken a side. (VOY: "Caretaker")`,
			),
		),
		edit(
			"2026-09-13 11:11",
			"dahkur-hills",
			"→The case of Bajor: what came afterwards belongs here too",
			insertAfter(
				"an innocent bystander is still standing by",
				`
After the withdrawal things were the other way about. Starfleet came to Bajor by invitation and still found the Directive in its way: when a faction backed with Cardassian weapons set out to overthrow the [[Bajoran Provisional Government]], Sisko was ordered to evacuate [[Deep Space 9]] and leave Bajorans to settle it. He evacuated slowly. (DS9: "The Circle", "The Siege")
`,
			),
		),
		minorEdit(
			"2026-11-12 07:20",
			"third-moon",
			"→Elsewhere: “Symbiosis” is about medicine, said so",
			replace(
				"it kept Picard from telling one people that the other had made addicts of it.",
				"it kept Picard from telling one people that the medicine sold to it by the other was a drug.",
			),
		),
	],
};

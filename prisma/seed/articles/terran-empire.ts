import { append, edit, replace, type SampleArticle, write } from "../sample";

export const terranEmpire: SampleArticle = {
	title: "Terran Empire",
	edits: [
		edit(
			"2026-04-12 12:30",
			"lightship-pilot",
			"New article",
			write(`
The **Terran Empire** was the state of mankind in the [[Mirror universe]]. One rose in it by removing whoever stood above. Its emblem was a sword through the Earth, and its officers carried daggers for daily use. (TOS: "Mirror, Mirror"; ENT: "In a Mirror, Darkly")

== Bajor under the Empire ==

[[Bajor]] was among its conquests, and it is the Empire, not the [[Cardassian Union]], whose yoke Bajorans of that universe remember. How long it lay on them is never said. (DS9: "Crossover")

== End ==

Spock of the ISS *Enterprise*, having made himself commander-in-chief, preached reform to a people who had known only fear, and they followed him. They were not prepared for neighbours who had not been reformed. The [[Klingon-Cardassian Alliance]] overran the Empire before the century was out, and made slaves of those who had kept them. (DS9: "Crossover")
`),
		),
		edit(
			"2026-04-14 08:02",
			"demo-reviewer",
			"→End: “before the century was out” is not in the episode",
			replace("overran the Empire before the century was out, and made slaves", "overran the Empire, and made slaves"),
		),
		edit(
			"2026-08-23 14:51",
			"orbkeeper",
			"→In the novels: Spock’s long plan",
			append(`
== In the novels ==

In the novels Spock foresees the defeat and arranges for it. He gives up the throne, lets the Empire fall, and hides what is worth saving, ships and scholars both, where it can wait for three generations: *Memory Omega*, out of which a Galactic Commonwealth of free worlds is one day to come. (Mirror Universe novels: *The Sorrows of Empire*, *Rise Like Lions*)
`),
		),
	],
};

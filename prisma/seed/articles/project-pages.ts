import { append, edit, insertAfter, minorEdit, replace, restore, type SampleArticle, write } from "../sample";

/** What the wiki says about itself and to its editors. */
export const projectPages: readonly SampleArticle[] = [
	{
		title: "Project:About",
		edits: [
			edit(
				"2026-02-28 16:20",
				"demo-admin",
				"What this is",
				write(`
**Prophets’ Archive** is a wiki made by people who like to know where a story says what it says. Its text may be reused under CC BY-SA 4.0.

== What belongs here ==

[[Bajor]], its people and its history: on television, in licensed novels and games, and in fan works, each named for what it is.
`),
			),
			edit(
				"2026-03-07 12:00",
				"demo-reviewer",
				"→Sources: the rules we have been following anyway",
				append(`
== Sources ==

# A claim about a story names the story, in parentheses at the end of the sentence or paragraph it supports: series, colon, title. Several of one series are separated by commas, several series by semicolons.
# Episode titles stand in quotation marks, titles of books in italics.
# Television first, licensed works next, fan works last; but none of them is silently overruled by another.
# What everybody knows needs a source like everything else.

An example:

\`\`\`
(DS9: "Emissary", "Cardassians"; TLE novel: Day of the Vipers)
\`\`\`
`),
			),
			edit(
				"2026-05-16 18:10",
				"demo-admin",
				"→People: who to ask",
				append(`
== People ==

[[User:Demo-editor|demo-editor]] looks after the large articles, [[User:Hasperat-thief|hasperat-thief]] after everybody’s commas. Disagreements go on the talk page, as in [[Talk:Occupation of Bajor]].
`),
			),
		],
	},
	{
		title: "Project:Sandbox",
		review: { at: "2026-02-28 16:40", mode: "open" },
		edits: [
			edit(
				"2026-02-28 16:35",
				"demo-admin",
				"A place to try things",
				write(`
This page is for trying things. Whatever you write here is safe, and may be swept away at any time.
`),
			),
			edit(
				"2026-03-05 22:02",
				"third-moon",
				"test",
				append(`
hello is this working. **BOLD.** [[Bajor]]

== my heading ==

|! a |! b
| 1 | 2
`),
			),
			edit("2026-03-06 09:10", "demo-reviewer", "Swept. It was working. Welcome!", restore(1)),
			edit(
				"2026-08-15 14:14",
				"lightship-pilot",
				"trying out spans before I touch a real table",
				append(`
|!3> A heading over three columns
|2v Two rows high | one | two
| three | four

Formulas of a sort: 4.2 · 10^{6} t of ore, H_{2}O, {{bce}}, ~~struck~~, __underlined__, \`code\`.

----

# First
## first of the first
## second of the first
#* a bullet in it
# Second
`),
			),
		],
	},
	{
		title: "Help:Editing",
		edits: [
			edit(
				"2026-02-28 17:05",
				"demo-admin",
				"First help page",
				write(`
Anyone with an account may edit. Choose **Edit** above an article, change what you like, say in a few words what you did, and publish. Every earlier text is kept under **View history**, so nothing you do here can be lost and little can go wrong.

== Writing ==

* Type as you would in a letter; what you see is what readers will see.
* \`/\` at the start of a line offers headings, lists, tables, quotations and callouts.
* \`[[\` begins a link. Go on typing and choose the article; if there is none yet, the link is red until somebody writes it.
* Two hash signs and a space make a heading, a hyphen and a space a list.
`),
			),
			edit(
				"2026-03-11 20:30",
				"demo-reviewer",
				"→Summaries, →Sources",
				append(`
== Summaries ==

The summary is for those who will look through the history later. “Fixed” helps nobody; “→Death toll: it is ten, not fifteen” does. Tick **minor** for changes that no one could argue about.

== Sources ==

End a claim with the story it comes from; how that is written stands in [[Project:About#Sources|our rules on sources]].

:::tip
Unsure whether something belongs here? Write it on the talk page, or try it in the [[Project:Sandbox]] first.
:::
`),
			),
			minorEdit(
				"2026-03-11 20:36",
				"hasperat-thief",
				"→Summaries: shorter",
				replace(
					"The summary is for those who will look through the history later.",
					"Summaries are for those who read the history later.",
				),
			),
			edit(
				"2026-07-04 09:50",
				"demo-editor",
				"→When two people edit at once: the question came up on a talk page",
				insertAfter(
					"Tick **minor** for changes",
					`
== When two people edit at once ==

Whoever publishes first is first. The other is shown both texts side by side and decides what to do; what was typed is kept as a draft until then. Nobody’s words disappear. See also [https://creativecommons.org/licenses/by-sa/4.0/ the licence] under which all of this is shared.
`,
				),
			),
			edit(
				"2026-11-14 16:08",
				"demo-admin",
				"→Writing: keys",
				replace(
					"* Two hash signs and a space make a heading, a hyphen and a space a list.",
					"* Two hash signs and a space make a heading, a hyphen and a space a list.\n* Every command has a key; `?` shows them all.",
				),
			),
			edit(
				"2026-11-17 20:05",
				"demo-admin",
				"→Writing, →Sources: a citation leads to its work now",
				replace(
					"* `[[` begins a link.",
					"* `((` begins a citation. Type a few letters of the episode or book and choose it.\n* `[[` begins a link.",
				),
				replace(
					"how that is written stands in [[Project:About#Sources|our rules on sources]].",
					"how that is written stands in [[Project:About#Sources|our rules on sources]]. Typed like that by hand, it is understood as well. Where stories contradict each other, a block of accounts holds a question and one answer for each.",
				),
			),
		],
	},
	{
		title: "Talk:Occupation of Bajor",
		edits: [
			edit(
				"2026-04-03 06:25",
				"demo-reviewer",
				"→The Founders: why I took it out",
				write(`
== The Founders ==

I have taken out the paragraph about the Founders. There are stories in which the Dominion watches Bajor early on, and if one of them says that it planned the Occupation we should report it, with its name. “Everybody knows” is not a source. — [[User:Demo-reviewer|demo-reviewer]], 3 April 2026
`),
			),
			edit(
				"2026-04-03 21:14",
				"third-moon",
				"→The Founders: ok",
				append(`
Ok. I thought it was in an episode but I can’t find which. Sorry. — [[User:Third-moon|third-moon]], 3 April 2026
`),
			),
			edit(
				"2026-04-03 22:40",
				"hasperat-thief",
				"→The Founders: don’t be sorry",
				append(`
Nothing to be sorry about, half of us began that way. My first edit anywhere was to give Morn a wife. — [[User:Hasperat-thief|hasperat-thief]], 3 April 2026
`),
			),
			edit(
				"2026-06-06 12:08",
				"lightship-pilot",
				"→Forty or fifty: new topic",
				append(`
== Forty or fifty ==

We say 2328 to 2369, which is forty-one years. But half the characters say fifty. Should the article not start with the first soldiers instead of the annexation? — [[User:Lightship-pilot|lightship-pilot]], 6 June 2026

> Say what is counted, and both numbers are right.
> -- A rule that [[User:Orbkeeper|orbkeeper]] has pinned above the desk
`),
			),
			edit(
				"2026-06-07 19:05",
				"demo-reviewer",
				"→Forty or fifty: a note in the lead",
				append(`
I have put a note under the lead that says just this. The dates of the article stay as they are, since the novels tell the annexation in detail and nobody tells the first day. — [[User:Demo-reviewer|demo-reviewer]], 7 June 2026
`),
			),
			edit(
				"2026-11-16 12:20",
				"prylar-mora",
				"→Monasteries: new topic",
				append(`
== Monasteries ==

I have cut my own section in [[Bajoran Resistance#Monasteries|the article on the resistance]] down to what has a source. If somebody remembers where the cellars came from, please put them back. — [[User:Prylar-mora|prylar-mora]], 16 November 2026
`),
			),
			edit(
				"2026-11-18 14:10",
				"demo-editor",
				"→Monasteries: I do not, but",
				append(`
I do not, but I like the rule. I have tightened the beginning of this article in the same spirit. — [[User:Demo-editor|demo-editor]], 18 November 2026
`),
			),
		],
	},
	{
		title: "User:Demo-editor",
		edits: [
			edit(
				"2026-03-01 10:30",
				"demo-editor",
				"Hello",
				write(`
I write about the [[Occupation of Bajor]], mostly in the evening, mostly with the episode paused.

== On my desk ==

* A proper article on the [[Bajoran Occupational Government]]
* [[Deep Space 9]] after the war
`),
			),
			edit(
				"2026-08-30 13:02",
				"demo-editor",
				"→On my desk: one done, one new",
				replace("* [[Deep Space 9]] after the war", "* ~~The aftermath of the Occupation~~ done\n* [[Shakaar Edon]]"),
			),
		],
	},
	{
		title: "User:Hasperat-thief",
		edits: [
			edit(
				"2026-03-24 21:30",
				"hasperat-thief",
				"a page for me",
				write(`
Corrects commas. Eats at [[Bajorans#At table|everybody’s table]]. Once lost a month’s latinum at [[Dabo]] and still says that it was research.
`),
			),
		],
	},
];

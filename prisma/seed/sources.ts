import type { SeriesInput, SourceInput } from "@/lib/source/schema";

/** Tiers of continuity, the innermost first. */
export const SAMPLE_TIERS = [
	{ key: "canon", name: "Televised canon" },
	{ key: "licensed", name: "Licensed works" },
	{ key: "fan", name: "Fan works" },
];

/** A work as a line of its series: title, number, day of release, and what else is known. */
type SampleWork = readonly [title: string, number?: string, releaseDate?: string, more?: Partial<SourceInput>];

export interface SampleSeries {
	readonly series: SeriesInput;
	readonly works: readonly SampleWork[];
}

const by = (...creators: string[]) => ({ creators });

export const SAMPLE_REGISTRY: readonly SampleSeries[] = [
	{
		series: { code: "TOS", title: "Star Trek: The Original Series", kind: "episode", tier: "canon" },
		works: [
			["Mirror, Mirror", "2x04", "1967-10-06", by("Jerome Bixby")],
			["The Omega Glory", "2x23", "1968-03-01", by("Gene Roddenberry")],
		],
	},
	{
		series: { code: "TNG", title: "Star Trek: The Next Generation", kind: "episode", tier: "canon" },
		works: [
			["Justice", "1x08", "1987-11-09"],
			["Symbiosis", "1x22", "1988-04-18"],
			["The Wounded", "4x12", "1991-01-28", by("Jeri Taylor")],
			["Redemption II", "5x01", "1991-09-23", by("Ronald D. Moore")],
			["Ensign Ro", "5x03", "1991-10-07", by("Rick Berman", "Michael Piller")],
			["Chain of Command, Part I", "6x10", "1992-12-14", by("Ronald D. Moore", "Frank Abatemarco")],
			["Chain of Command, Part II", "6x11", "1992-12-21", by("Frank Abatemarco")],
			["Preemptive Strike", "7x24", "1994-05-16", by("René Echevarria", "Naren Shankar")],
		],
	},
	{
		series: { code: "DS9", title: "Star Trek: Deep Space Nine", kind: "episode", tier: "canon" },
		works: [
			["Emissary", "1x01", "1993-01-03", by("Michael Piller", "Rick Berman")],
			["Past Prologue", "1x03", "1993-01-10"],
			["A Man Alone", "1x04", "1993-01-17"],
			["The Storyteller", "1x14", "1993-05-02"],
			["Progress", "1x15", "1993-05-09", by("Peter Allan Fields")],
			["Duet", "1x19", "1993-06-13", by("Peter Allan Fields")],
			["In the Hands of the Prophets", "1x20", "1993-06-20", by("Robert Hewitt Wolfe")],
			["The Homecoming", "2x01", "1993-09-26"],
			["The Circle", "2x02", "1993-10-03", by("Peter Allan Fields")],
			["The Siege", "2x03", "1993-10-10", by("Michael Piller")],
			["Cardassians", "2x05", "1993-10-24", by("James Crocker")],
			["Necessary Evil", "2x08", "1993-11-14", by("Peter Allan Fields")],
			["Sanctuary", "2x10", "1993-11-28"],
			["Profit and Loss", "2x18", "1994-03-20"],
			["Crossover", "2x23", "1994-05-15", by("Peter Allan Fields", "Michael Piller")],
			["The Collaborator", "2x24", "1994-05-22"],
			["Second Skin", "3x05", "1994-10-24", by("Robert Hewitt Wolfe")],
			["Civil Defense", "3x07", "1994-11-07", by("Mike Krohn")],
			["Through the Looking Glass", "3x19", "1995-04-17"],
			["The Die is Cast", "3x21", "1995-05-01", by("Ronald D. Moore")],
			["Explorers", "3x22", "1995-05-08"],
			["Shakaar", "3x24", "1995-05-22", by("Gordon Dawson")],
			["The Way of the Warrior", "4x01", "1995-10-02", by("Ira Steven Behr", "Robert Hewitt Wolfe")],
			["Indiscretion", "4x05", "1995-10-23", by("Nicholas Corea")],
			["Return to Grace", "4x14", "1996-02-05"],
			["Bar Association", "4x16", "1996-02-19"],
			["Accession", "4x17", "1996-02-26"],
			["Shattered Mirror", "4x20", "1996-04-22", by("Ira Steven Behr", "Hans Beimler")],
			["Body Parts", "4x25", "1996-06-10"],
			["Rapture", "5x10", "1996-12-30", by("Hans Beimler")],
			["The Darkness and the Light", "5x11", "1997-01-06", by("Ronald D. Moore")],
			["By Inferno's Light", "5x15", "1997-02-17", by("Ira Steven Behr", "Robert Hewitt Wolfe")],
			["Call to Arms", "5x26", "1997-06-16", by("Ira Steven Behr", "Robert Hewitt Wolfe")],
			["Sacrifice of Angels", "6x06", "1997-11-03", by("Ira Steven Behr", "Hans Beimler")],
			["Resurrection", "6x08", "1997-11-17", by("Michael Taylor")],
			["Waltz", "6x11", "1998-01-03", by("Ronald D. Moore")],
			["Wrongs Darker Than Death or Night", "6x17", "1998-04-01", by("Ira Steven Behr", "Hans Beimler")],
			["Image in the Sand", "7x01", "1998-09-30", by("Ira Steven Behr", "Hans Beimler")],
			["Shadows and Symbols", "7x02", "1998-10-07", by("Ira Steven Behr", "Hans Beimler")],
			["The Emperor's New Cloak", "7x12", "1999-02-03", by("Ira Steven Behr", "Hans Beimler")],
			["Penumbra", "7x17", "1999-04-07", by("René Echevarria")],
			["When It Rains…", "7x21", "1999-05-05", by("René Echevarria")],
			["What You Leave Behind", "7x25", "1999-06-02", by("Ira Steven Behr", "Hans Beimler")],
			["A Stitch in Time", undefined, "2000-05", { ...by("Andrew J. Robinson"), kind: "novel", tier: "licensed" }],
			["Avatar", undefined, "2001", { ...by("S.D. Perry"), kind: "novel", tier: "licensed" }],
			["Unity", undefined, "2003", { ...by("S.D. Perry"), kind: "novel", tier: "licensed" }],
		],
	},
	{
		series: { code: "VOY", title: "Star Trek: Voyager", kind: "episode", tier: "canon" },
		works: [
			["Caretaker", "1x01", "1995-01-16", by("Michael Piller", "Jeri Taylor")],
			["Endgame", "7x25", "2001-05-23"],
		],
	},
	{
		series: { code: "ENT", title: "Star Trek: Enterprise", kind: "episode", tier: "canon" },
		works: [["In a Mirror, Darkly", "4x18", "2005-04-22", by("Mike Sussman")]],
	},
	{
		series: { code: "DIS", title: "Star Trek: Discovery", kind: "episode", tier: "canon" },
		works: [["What's Past Is Prologue", "1x13", "2018-02-04", by("Ted Sullivan")]],
	},
	{
		series: { code: "PIC", title: "Star Trek: Picard", kind: "episode", tier: "canon" },
		works: [["Imposters", "3x05", "2023-03-16"]],
	},
	{
		series: { code: "TLE", title: "The Lost Era", kind: "novel", tier: "licensed" },
		works: [
			["Day of the Vipers", "Terok Nor, book 1", "2008-03", by("James Swallow")],
			["Night of the Wolves", "Terok Nor, book 2", "2008-04", by("S.D. Perry", "Britta Dennison")],
			["Dawn of the Eagles", "Terok Nor, book 3", "2008-05", by("S.D. Perry", "Britta Dennison")],
		],
	},
	{
		series: { title: "Mission: Gamma", kind: "novel", tier: "licensed" },
		works: [["Lesser Evil", "book 4", "2002", by("Robert Simpson")]],
	},
	{
		series: { title: "Mirror Universe", kind: "novel", tier: "licensed" },
		works: [
			["The Sorrows of Empire", undefined, "2007", by("David Mack")],
			["Rise Like Lions", undefined, "2011", by("David Mack")],
		],
	},
	{
		series: { title: "Typhon Pact", kind: "novel", tier: "licensed" },
		works: [["Plagues of Night", undefined, "2012", by("David R. George III")]],
	},
	{
		series: { title: "The Fall", kind: "novel", tier: "licensed" },
		works: [["Revelation and Dust", "book 1", "2013", by("David R. George III")]],
	},
	{
		series: { title: "Bait and Switch", kind: "fan-work", tier: "fan" },
		works: [["The Wrong Reflection"]],
	},
	{
		series: { title: "The Mysterious Case of Neelix's Lungs", kind: "short-story", tier: "fan" },
		works: [["Factoring Primes"]],
	},
];

/** An edit summary taken apart: the section it names at its beginning, and the words after it. */
export interface SummaryParts {
	/** Text of the heading, or null. */
	section: string | null;
	rest: string;
}

const SECTION = /^→\s*([^:]+?)\s*(?::\s*|$)/u;

/** Takes `→Aftermath: reworded` apart. A heading with a colon in it is cut at the colon; the link then misses, nothing breaks. */
export function splitSummary(summary: string): SummaryParts {
	const match = SECTION.exec(summary);
	if (!match?.[1]) return { section: null, rest: summary };
	return { section: match[1], rest: summary.slice(match[0].length) };
}

/** An edit summary taken apart: the sections it names at its beginning, and the words after them. */
export interface SummaryParts {
	/** Texts of the headings. */
	sections: readonly string[];
	rest: string;
}

const SECTIONS = /^→\s*([^:]+?)\s*(?::\s*|$)/u;

/**
 * Takes `→Aftermath: reworded` and `→Aftermath, →Timeline: reworded` apart. A heading with a colon in it is
 * cut at the colon; the link then misses, nothing breaks.
 */
export function splitSummary(summary: string): SummaryParts {
	const match = SECTIONS.exec(summary);
	if (!match?.[1]) return { sections: [], rest: summary };
	return { sections: match[1].split(/\s*,\s*→\s*/u), rest: summary.slice(match[0].length) };
}

/** What is wrong with edits again and again; a reviewer may add words of their own, or say something else. */
export const REJECT_REASONS = [
	"No source says so",
	"The source says something else",
	"It does not belong in this article",
	"It takes out what is well sourced",
	"It copies somebody else’s text",
	"Vandalism",
] as const;

/** What lists mark revisions with, beside what their edits did (`EVENT_TYPES`). Each has an index of its own. */
export const REVISION_TAGS = [
	"undo",
	"rollback",
	"restored",
	"manual-revert",
	"reverted",
	"number-changed",
	"citation-removed",
	"large-removal",
	"blanked",
	"new-page",
] as const;
export type RevisionTag = (typeof REVISION_TAGS)[number];

/** What can happen beside the pages: to the entries of the registry, to the tiers they stand in, to the settings. */
export const ENTRY_CHANGE_KINDS = [
	"settings-changed",
	"tiers-changed",
	"tiers-reverted",
	"series-created",
	"series-changed",
	"series-reverted",
	"source-created",
	"source-changed",
	"source-merged",
	"source-retired",
	"source-reinstated",
	"source-reverted",
] as const;
export type EntryChangeKind = (typeof ENTRY_CHANGE_KINDS)[number];

/** What can happen in the wiki, by the name that stands in the log. */
export type ChangeKind =
	| EntryChangeKind
	| "page-created"
	| "page-edited"
	| "revision-patrolled"
	| "revision-approved"
	| "revision-sent-back"
	| "revision-rejected"
	| "review-mode-changed"
	| "user-registered"
	| "group-granted"
	| "group-revoked"
	| "wiki-set-up";

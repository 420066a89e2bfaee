/** What can happen in the wiki, by the name that stands in the log. */
export const CHANGE_KINDS = [
	"page-created",
	"page-edited",
	"revision-patrolled",
	"user-registered",
	"group-granted",
	"group-revoked",
	"wiki-set-up",
	"settings-changed",
	"tiers-changed",
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

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What can happen to the registry of sources: to its entries, and to the tiers they stand in. */
export const ENTRY_CHANGE_KINDS = [
	"tiers-changed",
	"series-created",
	"series-changed",
	"series-reverted",
	"source-created",
	"source-changed",
	"source-merged",
	"source-retired",
	"source-reinstated",
	"source-reverted",
] as const satisfies readonly ChangeKind[];
export type EntryChangeKind = (typeof ENTRY_CHANGE_KINDS)[number];

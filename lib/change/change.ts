/** What can happen in the wiki, by the name that stands in the log. */
export const CHANGE_KINDS = [
	"page-created",
	"page-edited",
	"user-registered",
	"group-granted",
	"group-revoked",
	"wiki-set-up",
	"settings-changed",
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

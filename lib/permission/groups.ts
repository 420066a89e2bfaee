import type { Group } from "./actor";

/** What can be done on the wiki, one word per power. Every verb asks for one of these. */
export const RIGHTS = [
	"read",
	"register",
	"edit",
	"create",
	"minor-edit",
	"move",
	"read-waiting",
	"publish-unreviewed",
	"review",
	"patrol",
	"autopatrol",
	"rollback",
	"protect",
	"delete",
	"block",
	"grant-group",
	"change-settings",
	"bulk-edit",
	"edit-source",
	"curate-sources",
] as const;
export type Right = (typeof RIGHTS)[number];

/** The rights that each group adds to those of the groups its members are in anyway. */
export const GROUP_RIGHTS: Readonly<Record<Group, readonly Right[]>> = {
	everyone: ["read", "register"],
	registered: ["edit", "create", "minor-edit", "edit-source", "read-waiting"],
	autoconfirmed: ["move", "publish-unreviewed"],
	reviewer: ["publish-unreviewed", "review", "patrol", "autopatrol", "rollback", "curate-sources"],
	moderator: [
		"publish-unreviewed",
		"review",
		"patrol",
		"autopatrol",
		"rollback",
		"protect",
		"delete",
		"curate-sources",
	],
	admin: [
		"move",
		"publish-unreviewed",
		"review",
		"patrol",
		"autopatrol",
		"rollback",
		"protect",
		"delete",
		"block",
		"grant-group",
		"change-settings",
		"curate-sources",
	],
	bot: ["move", "publish-unreviewed", "bulk-edit"],
};

/** Groups that somebody gives; the others follow from the account itself. */
export const GRANTED_GROUPS = ["reviewer", "moderator", "admin", "bot"] as const satisfies readonly Group[];
export type GrantedGroup = (typeof GRANTED_GROUPS)[number];

/** From these two on an account is "autoconfirmed": enough edits and enough days to have been noticed. */
export const AUTOCONFIRMED_EDITS = 10;
export const AUTOCONFIRMED_DAYS = 4;

const DAY_IN_MS = 86_400_000;

/**
 * All groups of an account at a moment, from the widest on. Stored names that are no group any more are
 * passed over: an old row must not lock its owner out.
 */
export function groupsOf(
	account: { editCount: number; createdAt: Date; granted: readonly string[] },
	now: Date,
): readonly Group[] {
	const oldEnough = now.getTime() - account.createdAt.getTime() >= AUTOCONFIRMED_DAYS * DAY_IN_MS;
	const groups: Group[] = ["everyone", "registered"];
	if (oldEnough && account.editCount >= AUTOCONFIRMED_EDITS) groups.push("autoconfirmed");
	for (const group of GRANTED_GROUPS) if (account.granted.includes(group)) groups.push(group);
	return groups;
}

import type { Group } from "./actor";
import { AUTOCONFIRMED_DAYS, AUTOCONFIRMED_EDITS, type Right } from "./groups";

/** What a right lets people do, to go on from "may". */
export const RIGHT_WORDS: Readonly<Record<Right, string>> = {
	read: "read what is published",
	register: "make an account",
	edit: "edit pages",
	create: "create pages",
	"minor-edit": "mark edits as minor",
	move: "move pages to another title",
	"read-waiting": "read edits that wait for a reviewer",
	"publish-unreviewed": "publish without waiting, where edits of new accounts wait",
	review: "approve edits, send them back and reject them",
	patrol: "mark edits as patrolled",
	autopatrol: "have their own edits patrolled at once",
	rollback: "take back all edits of a page's last editor in one step",
	protect: "protect pages",
	delete: "delete pages and bring them back",
	block: "block accounts",
	"grant-group": "put accounts into groups and take them out",
	"change-settings": "change the settings and the tiers",
	"bulk-edit": "make many edits in a short time",
	"edit-source": "enter and change works and series",
	"curate-sources": "merge and retire works, and change series",
};

/** How one becomes a member of a group. */
export const GROUP_WORDS: Readonly<Record<Group, string>> = {
	everyone: "All readers, with an account or without.",
	registered: "Everybody who is signed in.",
	autoconfirmed: `Accounts of ${AUTOCONFIRMED_DAYS} days with ${AUTOCONFIRMED_EDITS} edits become members by themselves.`,
	reviewer: "Given by administrators.",
	moderator: "Given by administrators.",
	admin: "Given by administrators; the first one by the set-up of the wiki.",
	bot: "Given by administrators to accounts that a program uses.",
};

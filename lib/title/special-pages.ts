/** The pages that the software makes: their names in addresses, where they are served, how the index groups them. */

export interface SpecialPage {
	/** As in `Special:RecentChanges`. */
	readonly name: string;
	/** The route that serves it; what follows the name in the address is appended. */
	readonly route: string;
	/** With what the route is asked. */
	readonly query?: string;
	readonly label: string;
	readonly description: string;
	/** Null keeps it out of the index: it makes no sense without what follows its name. */
	readonly group: SpecialPageGroup | null;
}

export type SpecialPageGroup = "changes" | "lists" | "maintenance" | "users" | "tools";

export const SPECIAL_PAGE_GROUPS: Readonly<Record<SpecialPageGroup, string>> = {
	changes: "Changes",
	lists: "Lists of pages",
	maintenance: "Maintenance",
	users: "Users and rights",
	tools: "Tools",
};

export const SPECIAL_PAGES: readonly SpecialPage[] = [
	{
		name: "RecentChanges",
		route: "/recent-changes",
		label: "Recent changes",
		description: "Every edit of the last days, newest first.",
		group: "changes",
	},
	{
		name: "NewPages",
		route: "/special/new-pages",
		label: "New pages",
		description: "Pages in the order in which they were created.",
		group: "changes",
	},
	{
		name: "PendingChanges",
		route: "/pending-changes",
		label: "Review queue",
		description: "Pages with edits that wait for a reviewer, the longest wait first.",
		group: "changes",
	},
	{
		name: "MyReviews",
		route: "/account/reviews",
		label: "Your edits in review",
		description: "What became of your own edits that a reviewer looks at before readers do.",
		group: "changes",
	},
	{
		name: "AllPages",
		route: "/special/all-pages",
		label: "All pages",
		description: "Every page by title, one namespace at a time.",
		group: "lists",
	},
	{
		name: "Random",
		route: "/special/random",
		label: "Random article",
		description: "Opens any article of the wiki.",
		group: "lists",
	},
	{
		name: "WantedPages",
		route: "/special/wanted-pages",
		label: "Wanted pages",
		description: "Missing pages, those with the most links to them first.",
		group: "maintenance",
	},
	{
		name: "CitationNeeded",
		route: "/special/citation-needed",
		label: "Citation needed",
		description: "Passages that wait for a source, those that have waited longest first.",
		group: "maintenance",
	},
	{
		name: "UncitedPages",
		route: "/special/uncited-pages",
		label: "Uncited pages",
		description: "Articles by the number of paragraphs that name no source.",
		group: "maintenance",
	},
	{
		name: "ConflictingAccounts",
		route: "/special/conflicting-accounts",
		label: "Conflicting accounts",
		description: "Questions that sources answer differently, by reason.",
		group: "maintenance",
	},
	{
		name: "UndatedSources",
		route: "/sources",
		query: "?missing=date",
		label: "Works without a date",
		description: "Sources whose release date is not entered.",
		group: "maintenance",
	},
	{
		name: "UntieredSources",
		route: "/sources",
		query: "?missing=tier",
		label: "Works without a tier",
		description: "Sources that no tier holds yet: what cites them stands in every view, marked.",
		group: "maintenance",
	},
	{
		name: "WhatLinksHere",
		route: "/special/what-links-here",
		label: "What links here",
		description: "The pages that link to a page, redirects included.",
		group: "tools",
	},
	{
		name: "Review",
		route: "/review",
		label: "Review of a page",
		description: "The edits of a page that wait, with what they change.",
		group: null,
	},
	{
		name: "ReviewMode",
		route: "/review-mode",
		label: "Review of edits",
		description: "Says whose edits of a page wait for a reviewer.",
		group: null,
	},
	{
		name: "Diff",
		route: "/diff",
		label: "Compare revisions",
		description: "Two revisions of a page side by side.",
		group: null,
	},
	{
		name: "Undo",
		route: "/undo",
		label: "Undo an edit",
		description: "Takes chosen edits out of the text that stands now.",
		group: null,
	},
	{
		name: "Rollback",
		route: "/rollback",
		label: "Roll back",
		description: "Takes back all edits of whoever edited a page last.",
		group: null,
	},
	{
		name: "Restore",
		route: "/restore",
		label: "Restore a version",
		description: "Publishes the text of an old revision again.",
		group: null,
	},
	{
		name: "Patrol",
		route: "/patrol",
		label: "Mark as patrolled",
		description: "Says of an edit that somebody trusted looked at it.",
		group: null,
	},
	{
		name: "NextUnpatrolled",
		route: "/special/next-unpatrolled",
		label: "Next unpatrolled edit",
		description: "Opens the newest edit that nobody trusted has looked at yet.",
		group: "changes",
	},
	{
		name: "Contributions",
		route: "/contributions",
		label: "Contributions",
		description: "The edits of one user, newest first.",
		group: "users",
	},
	{
		name: "ListUsers",
		route: "/special/list-users",
		label: "Users",
		description: "Everybody who has an account, with groups and edits.",
		group: "users",
	},
	{
		name: "ListGroupRights",
		route: "/special/list-group-rights",
		label: "Groups and rights",
		description: "What the members of each group may do, and how one becomes a member.",
		group: "users",
	},
	{
		name: "Settings",
		route: "/admin/settings",
		label: "Settings",
		description: "Name, licence, views and review: what administrators decide for the wiki.",
		group: "tools",
	},
	{
		name: "SpecialPages",
		route: "/special",
		label: "Special pages",
		description: "This list.",
		group: null,
	},
	{
		name: "Statistics",
		route: "/special/statistics",
		label: "Statistics",
		description: "How many pages, edits and users there are.",
		group: "tools",
	},
];

/** The special page with this name, whatever its case, spaces and underscores left out; or null. */
export function findSpecialPage(name: string): SpecialPage | null {
	const key = name.replaceAll(/[\s_]+/g, "").toLowerCase();
	return SPECIAL_PAGES.find((page) => page.name.toLowerCase() === key) ?? null;
}

/** The address of a special page: `/wiki/Special:Contributions/demo-editor`. */
export function specialPageHref(name: string, rest?: string): string {
	return `/wiki/Special:${name}${rest === undefined ? "" : `/${encodeRest(rest)}`}`;
}

function encodeRest(rest: string): string {
	return encodeURIComponent(rest.replaceAll(" ", "_")).replaceAll("%3A", ":").replaceAll("%2F", "/");
}

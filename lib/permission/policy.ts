import { SPECIAL_NAMESPACE } from "@/lib/title/namespace";
import type { Actor } from "./actor";
import { GROUP_RIGHTS, RIGHTS, type Right } from "./groups";

/** The page that a right is asked for, as far as it matters to the answer. */
export interface Subject {
	readonly namespace: number;
}

/**
 * Why not: signing in would help ("sign-in-required", 401), another group would help ("right-missing",
 * 403), or nobody may ("page-not-editable", 403).
 */
export type DenialReason = "sign-in-required" | "right-missing" | "page-not-editable";
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: DenialReason };

const CHANGES_A_PAGE: ReadonlySet<Right> = new Set<Right>([
	"edit",
	"create",
	"minor-edit",
	"move",
	"review",
	"patrol",
	"rollback",
	"protect",
	"delete",
	"bulk-edit",
]);

/**
 * The one answer to "may they?". Pages, verbs and the API all ask here. Without a subject it answers for
 * an ordinary page.
 */
export function can(actor: Actor, right: Right, subject?: Subject): Decision {
	if (subject?.namespace === SPECIAL_NAMESPACE && CHANGES_A_PAGE.has(right)) {
		return { allowed: false, reason: "page-not-editable" };
	}
	if (actor.groups.some((group) => GROUP_RIGHTS[group].includes(right))) return { allowed: true };
	return { allowed: false, reason: actor.kind === "anonymous" ? "sign-in-required" : "right-missing" };
}

/** Everything that somebody may do on an ordinary page, so that pages can offer it. */
export function rightsOf(actor: Actor): readonly Right[] {
	return RIGHTS.filter((right) => can(actor, right).allowed);
}

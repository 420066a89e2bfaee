import type { ReviewMode } from "@/generated/prisma/enums";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import type { Settings } from "@/lib/setting/setting";

export type ReviewSettings = Pick<Settings, "reviewMode" | "reviewModeByNamespace" | "reviewOwnEdits">;

/** Whose edits of a page wait for a reviewer: the page's own answer, else its namespace's, else the wiki's. */
export function reviewModeOf(
	page: { readonly reviewMode: ReviewMode | null; readonly namespace: number },
	settings: ReviewSettings,
): ReviewMode {
	return page.reviewMode ?? settings.reviewModeByNamespace[String(page.namespace)] ?? settings.reviewMode;
}

/**
 * Whether the public reads a save at once. A save on top of edits that wait also waits, whoever makes it: it
 * holds their text, and approving one must never approve another.
 */
export function publishesItself(
	actor: Actor,
	{ mode, nothingWaits, settings }: { mode: ReviewMode; nothingWaits: boolean; settings: ReviewSettings },
): boolean {
	if (!nothingWaits) return false;
	if (mode === "open") return true;
	if (mode === "unconfirmed") return can(actor, "publish-unreviewed").allowed;
	return settings.reviewOwnEdits && can(actor, "review").allowed;
}

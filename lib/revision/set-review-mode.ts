import "server-only";
import type { ReviewMode } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { inTransaction } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { lockPage } from "./lock-page";

export type SetReviewModeOutcome = { ok: true } | { ok: false; problem: DenialReason | "page-not-found" };

/** Says whose edits of one page wait for a reviewer; null leaves it to the namespace and the wiki. `at` dates what is imported. */
export async function setReviewMode(
	actor: Actor,
	{ title, mode }: { title: Title; mode: ReviewMode | null },
	{ at = new Date() }: { at?: Date } = {},
): Promise<SetReviewModeOutcome> {
	const right = can(actor, "protect", title);
	if (!right.allowed) return { ok: false, problem: right.reason };
	return inTransaction(async (tx) => {
		const page = await lockPage(tx, title);
		if (!page || page.deletedAt !== null) return { ok: false, problem: "page-not-found" };
		if (page.reviewMode === mode) return { ok: true };
		await tx.page.update({ where: { id: page.id }, data: { reviewMode: mode }, select: { id: true } });
		await recordChange(actor, tx, { kind: "review-mode-changed", pageId: page.id, title, at });
		return { ok: true };
	});
}

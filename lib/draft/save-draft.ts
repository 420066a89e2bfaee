import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { validateDocument } from "@/lib/document/validate";
import type { DocumentIssue } from "@/lib/document/validation-report";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";

/** Open editors whose text one user may leave behind. */
export const MAX_DRAFTS = 200;

export interface SaveDraftInput {
	title: Title;
	slot: string;
	baseRevisionId: number | null;
	/** Untrusted: the validator decides. */
	document: unknown;
	summary: string;
	minor: boolean;
}

export type SaveDraftOutcome =
	| { outcome: "saved"; id: number; updatedAt: Date }
	| { outcome: "denied"; reason: DenialReason }
	| { outcome: "invalid-document"; issues: readonly DocumentIssue[] }
	| { outcome: "base-not-found" }
	| { outcome: "too-many-drafts" };

/**
 * Keeps the unpublished text of one open editor, in place of what that editor kept before. Nothing that
 * others can see changes, and so no change is recorded.
 */
export async function saveDraft(actor: Actor, input: SaveDraftInput): Promise<SaveDraftOutcome> {
	const right = can(actor, input.baseRevisionId === null ? "create" : "edit", input.title);
	if (!right.allowed) return { outcome: "denied", reason: right.reason };
	if (actor.kind !== "user") return { outcome: "denied", reason: "sign-in-required" };
	const checked = validateDocument(input.document, { ids: "optional" });
	if (!checked.ok) return { outcome: "invalid-document", issues: checked.issues };

	const { namespace, text: title } = input.title;
	const address = { userId: actor.id, namespace, title, slot: input.slot };
	const page = await db.page.findUnique({ where: { namespace_title: { namespace, title } }, select: { id: true } });
	if (input.baseRevisionId !== null) {
		const base = await db.revision.findFirst({
			where: { id: input.baseRevisionId, pageId: page?.id ?? -1 },
			select: { id: true },
		});
		if (!base) return { outcome: "base-not-found" };
	}
	const existing = await db.draft.findUnique({
		where: { userId_namespace_title_slot: address },
		select: { id: true },
	});
	if (!existing && (await db.draft.count({ where: { userId: actor.id } })) >= MAX_DRAFTS) {
		return { outcome: "too-many-drafts" };
	}
	const text = {
		pageId: page?.id ?? null,
		baseRevisionId: input.baseRevisionId,
		// The validator's output is plain JSON; its type is wider only in being read-only.
		document: checked.document as unknown as Prisma.InputJsonObject,
		summary: input.summary,
		minor: input.minor,
	};
	const draft = await db.draft.upsert({
		where: { userId_namespace_title_slot: address },
		create: { ...address, ...text },
		update: text,
		select: { id: true, updatedAt: true },
	});
	return { outcome: "saved", ...draft };
}

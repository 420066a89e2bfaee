import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { EDIT_TAGS } from "@/lib/document/events";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { db } from "@/lib/platform/db";
import { editFields, type PublicRevision, publicEditOf, toJson } from "./public-edit";
import { workSurely } from "./work-apart";

/** Documents held in memory at once. */
const BATCH = 20;

/**
 * Makes the events and tags of a page's revisions anew from their documents, and answers how many were not right. The
 * content of revisions is never touched, and what saves wrote meanwhile is right already.
 */
export async function rebuildEvents(pageId: number): Promise<number> {
	let corrected = 0;
	let before: WikiDocument | null = null;
	let published: PublicRevision | null = null;
	for (let after = 0; ; ) {
		const revisions = await db.revision.findMany({
			where: { pageId, seq: { gt: after } },
			orderBy: { seq: "asc" },
			take: BATCH,
			select: { id: true, seq: true, size: true, review: true, document: true, ...editFields, eventTypes: true },
		});
		for (const revision of revisions) {
			after = revision.seq;
			const document = upgradeDocument(revision.document);
			const { size, review } = revision;
			const { events, eventTypes, tags: own } = await workSurely("describe", { before, after: document }, 2 * size);
			before = document;
			const others = revision.tags.filter((tag) => !EDIT_TAGS.some((known) => known === tag) && tag !== "new-page");
			const right = { eventTypes: [...eventTypes], tags: [...own, ...others] };
			const stored = { eventTypes: revision.eventTypes, tags: revision.tags };
			const publicly: PublicRevision = { ...revision, document };
			const publicEdit = review === "approved" ? await publicEditOf(publicly, published) : null;
			if (review === "approved") published = publicly;
			const isRight = sameJson(stored, right) && sameJson(revision.events, events);
			if (isRight && sameJson(revision.publicEdit, publicEdit)) continue;
			corrected++;
			await db.revision.update({
				where: { id: revision.id },
				data: {
					...right,
					// Events are plain JSON; their type is wider only in being read-only.
					events: events as unknown as Prisma.InputJsonArray,
					publicEdit: publicEdit ? toJson(publicEdit) : Prisma.DbNull,
				},
				select: { id: true },
			});
		}
		if (revisions.length < BATCH) return corrected;
	}
}

/** Equal but for the order of keys, which the database does not keep. */
function sameJson(a: unknown, b: unknown): boolean {
	const ordered = (_name: string, value: unknown): unknown =>
		value !== null && typeof value === "object" && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)))
			: value;
	return JSON.stringify(a, ordered) === JSON.stringify(b, ordered);
}

import "server-only";
import { z } from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { StoredEdit } from "@/lib/change/stored-changes";
import { type DocumentEvent, EDIT_TAGS } from "@/lib/document/events";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { type EditEvents, readEvents } from "./edit-events";
import { readsWaiting } from "./visibility";
import { workSurely } from "./work-apart";

/**
 * What a viewer is told that a revision did: for those who read what waits, to its parent; for the public, to the newest
 * revision before it that the public reads. Where the two are not the same, the second is kept with the revision from
 * the moment it is approved. It never changes: what stands before an approved revision was decided before it.
 */
export interface ToldEdit {
	/** Null for the first, and where the viewer is not told yet which it followed. */
	readonly parentId: number | null;
	/** Whether the page began with it, as far as the viewer is told. */
	readonly created: boolean;
	/** Bytes of the canonical document more than before. */
	readonly sizeChange: number;
	readonly tags: readonly string[];
	/** The most telling first. */
	readonly events: readonly DocumentEvent[];
	/** The types of all events; of the events themselves no more than STORED_EVENTS are kept. */
	readonly eventTypes: readonly string[];
}

/** What is read of a revision for it. */
export const editFields = {
	parentId: true,
	sizeChange: true,
	tags: true,
	events: true,
	eventTypes: true,
	publicEdit: true,
	parent: { select: { review: true } },
} satisfies Prisma.RevisionSelect;

const publicEditSchema = z.object({
	parentId: z.int().nullable(),
	sizeChange: z.int(),
	tags: z.array(z.string()),
	events: z.array(z.unknown()),
	eventTypes: z.array(z.string()),
});

/** The tags that tell what an edit did to the text before it. */
const TOLD_TAGS: ReadonlySet<string> = new Set([...EDIT_TAGS, "new-page"]);

/** The one rule of what a viewer is told about a revision that they may read. */
export function toldEdit(
	viewer: Actor,
	{ parentId, sizeChange, tags, events, eventTypes, publicEdit, parent }: StoredEdit,
): ToldEdit {
	const own = { parentId, created: parentId === null, sizeChange, tags, events: readEvents(events), eventTypes };
	if (readsWaiting(viewer)) return own;
	const ways = tags.filter((tag) => !TOLD_TAGS.has(tag));
	const told = publicEditSchema.safeParse(publicEdit);
	if (told.success) {
		const { parentId: before, events: kept } = told.data;
		return {
			...told.data,
			created: before === null,
			tags: [...ways, ...told.data.tags],
			events: readEvents(kept),
		};
	}
	// What was approved before this was kept says nothing until it is made good.
	return parent === null || parent.review === "approved"
		? own
		: { ...own, parentId: null, tags: ways, events: [], eventTypes: [] };
}

/** The revisions that this viewer is told to have begun their pages, or all others. */
export function tellsCreated(viewer: Actor, created: boolean): Prisma.RevisionWhereInput {
	if (readsWaiting(viewer)) return { parentId: created ? null : { not: null } };
	const toldToBegin = { publicEdit: { path: ["parentId"], equals: Prisma.JsonNull } };
	if (created) return { OR: [{ parentId: null }, toldToBegin] };
	return { parentId: { not: null }, OR: [{ publicEdit: { equals: Prisma.AnyNull } }, { NOT: toldToBegin }] };
}

/** The revisions of which this viewer is told one of these tags, and one of these types of events. */
export function tellsOf(
	viewer: Actor,
	{ tags, events }: { tags: readonly string[]; events: readonly string[] },
): Prisma.RevisionWhereInput {
	const groups: Prisma.RevisionWhereInput[][] = [
		tags.map((tag) => (TOLD_TAGS.has(tag) ? tells("tags", tag) : { tags: { has: tag } })),
		events.map((type) => tells("eventTypes", type)),
	];
	return { AND: groups.filter(({ length }) => length > 0).map((choices) => ({ OR: choices })) };

	function tells(column: "tags" | "eventTypes", value: string): Prisma.RevisionWhereInput {
		const own = { [column]: { has: value } };
		if (readsWaiting(viewer)) return own;
		return {
			OR: [
				{ ...own, publicEdit: { equals: Prisma.AnyNull } },
				{ publicEdit: { path: [column], array_contains: [value] } },
			],
		};
	}
}

/** A revision that the public reads, with what it needs to be told of. */
export interface PublicRevision {
	readonly id: number;
	readonly parentId: number | null;
	readonly size: number;
	readonly document: WikiDocument;
}

/** What is kept of that with a revision. */
interface PublicEdit extends EditEvents {
	readonly parentId: number | null;
	readonly sizeChange: number;
}

/** What a revision did to the one that the public read before it; null where that is its parent. */
export async function publicEditOf(
	{ parentId, size, document }: PublicRevision,
	before: Omit<PublicRevision, "parentId"> | null,
): Promise<PublicEdit | null> {
	if ((before?.id ?? null) === parentId) return null;
	const task = { before: before?.document ?? null, after: document };
	const edit = await workSurely("describe", task, size + (before?.size ?? 0));
	return { parentId: before?.id ?? null, sizeChange: size - (before?.size ?? 0), ...edit };
}

/**
 * Keeps what revisions that are approved, oldest first, did to what the public read before; `beforeId` is what it read
 * until now. Part of the transaction that approves them.
 */
export async function recordPublicEdits(
	tx: Prisma.TransactionClient,
	beforeId: number | null,
	approved: readonly PublicRevision[],
): Promise<void> {
	let previousId = beforeId;
	for (const revision of approved) {
		if (revision.parentId !== previousId) {
			const before =
				previousId === null
					? null
					: await tx.revision.findUniqueOrThrow({
							where: { id: previousId },
							select: { id: true, size: true, document: true },
						});
			const edit = await publicEditOf(revision, before && { ...before, document: upgradeDocument(before.document) });
			if (edit) await tx.revision.update({ where: { id: revision.id }, data: { publicEdit: toJson(edit) } });
		}
		previousId = revision.id;
	}
}

/** Events are plain JSON; their type is wider only in being read-only. */
export function toJson(edit: PublicEdit): Prisma.InputJsonObject {
	return edit as unknown as Prisma.InputJsonObject;
}

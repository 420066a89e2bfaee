import "server-only";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { mergeApart } from "./compare";
import { findRevision, findRevisionRow, hasPage, type Revision } from "./queries";
import { type NamedEdit, undoSummary } from "./revert-summary";
import { type SaveOutcome, saveRevision } from "./save-revision";
import { MAX_UNDONE } from "./undone";
import { visibleRevisions } from "./visibility";

/**
 * The edits of a page from behind one revision to another, oldest first; none where the two do not follow each other
 * on one page that the actor reads, or there are more than can be undone at once.
 */
export async function listEditsBetween(actor: Actor, fromId: number, toId: number): Promise<number[]> {
	const [from, to] = await Promise.all([findRevisionRow(actor, fromId), findRevisionRow(actor, toId)]);
	if (!from || from.pageId !== to?.pageId || to.seq - from.seq > MAX_UNDONE) return [];
	const edits = await db.revision.findMany({
		where: { pageId: from.pageId, seq: { gt: from.seq, lte: to.seq }, ...visibleRevisions(actor) },
		orderBy: { seq: "asc" },
		select: { id: true },
	});
	return edits.map(({ id }) => id);
}

/** Chosen edits taken out of a text. */
export interface UndoPlan {
	/** The revision whose text they are taken out of. */
	readonly base: Revision;
	/** The edits, oldest first. */
	readonly edits: readonly NamedEdit[];
	/** The text without them; where there are overlaps, the base's stands there. */
	readonly document: WikiDocument;
	/** Blocks that later edits changed too, so that taking the edits out would tear their words. */
	readonly overlaps: readonly { readonly blockId: string }[];
	readonly summary: string;
}

export type UndoProblem =
	| "base-not-found"
	/** One of the ids is no edit of this page up to the base that the actor may read. */
	| "revision-not-found"
	/** The edit that made the page cannot be taken out of it: nothing would be left to publish. */
	| "made-the-page";

export type UndoPlanOutcome = { readonly ok: true; readonly plan: UndoPlan } | { ok: false; problem: UndoProblem };

/**
 * Takes edits out of the text of `baseRevisionId`: for each run of neighbouring revisions the way back from its last to
 * the one before its first, merged onto that text; the newest run first.
 */
export async function planUndo(
	actor: Actor,
	{
		title,
		revisionIds,
		baseRevisionId,
	}: {
		/** The page that is addressed, where the base may be one of another. */
		title?: Title;
		revisionIds: readonly number[];
		baseRevisionId: number;
	},
): Promise<UndoPlanOutcome> {
	const base = await findRevision(actor, baseRevisionId);
	if (!base || (title && !isTitle(base.page.title, title))) return { ok: false, problem: "base-not-found" };
	const wanted = new Set(revisionIds);
	const chosen = await db.revision.findMany({
		where: { id: { in: [...wanted] }, pageId: base.pageId, seq: { lte: base.seq }, ...visibleRevisions(actor) },
		orderBy: { seq: "desc" },
		select: {
			id: true,
			seq: true,
			authorName: true,
			size: true,
			document: true,
			parent: { select: { size: true, document: true } },
		},
	});
	if (chosen.length !== wanted.size || chosen.length === 0) return { ok: false, problem: "revision-not-found" };

	let document = base.document;
	const overlaps = new Map<string, { blockId: string }>();
	for (const [index, last] of chosen.entries()) {
		// A run is undone from its newest revision, back to the parent of its oldest.
		if (chosen[index - 1]?.seq === last.seq + 1) continue;
		let first = last;
		for (let next = index + 1; chosen[next]?.seq === first.seq - 1; next++) first = chosen[next] ?? first;
		if (!first.parent) return { ok: false, problem: "made-the-page" };
		const merge = await mergeApart(
			{ base: upgradeDocument(last.document), mine: upgradeDocument(first.parent.document), theirs: document },
			last.size + first.parent.size + base.size,
		);
		document = merge.document;
		for (const overlap of merge.overlaps) overlaps.set(overlap.blockId, overlap);
	}
	const edits = chosen.map(({ id, authorName }) => ({ id, author: authorName })).reverse();
	return {
		ok: true,
		plan: { base, edits, document, overlaps: [...overlaps.values()], summary: undoSummary(edits) },
	};
}

export type UndoOutcome =
	| SaveOutcome
	| { outcome: "undo-refused"; problem: UndoProblem }
	/** Later edits changed the same text; nothing was saved. */
	| { outcome: "undo-overlap"; plan: UndoPlan };

/**
 * Publishes the text of the base without the chosen edits, unmodified. It is a save like any other: what others
 * published since the base is merged, and what cannot be is answered as a conflict.
 */
export async function undoRevisions(
	actor: Actor,
	input: {
		title: Title;
		revisionIds: readonly number[];
		baseRevisionId: number;
		/** Empty for the one that says what was undone. */
		summary: string;
		minor: boolean;
		/** The waiting edits among them, where a reviewer decides with it that they are not kept. */
		settles?: readonly number[];
	},
): Promise<UndoOutcome> {
	const right = can(actor, "edit", input.title);
	if (!right.allowed) return { outcome: "denied", reason: right.reason };
	const planned = await planUndo(actor, input);
	if (!planned.ok && !(await hasPage(actor, input.title))) return { outcome: "page-not-found" };
	if (!planned.ok) return { outcome: "undo-refused", problem: planned.problem };
	const { plan } = planned;
	if (plan.overlaps.length > 0) return { outcome: "undo-overlap", plan };
	return saveRevision(
		actor,
		{
			title: input.title,
			baseRevisionId: input.baseRevisionId,
			document: plan.document,
			summary: input.summary.trim() || plan.summary,
			minor: input.minor,
		},
		{ revert: { tag: "undo", revisionIds: plan.edits.map(({ id }) => id), settles: input.settles } },
	);
}

function isTitle(a: Title, b: Title): boolean {
	return a.namespace === b.namespace && a.text === b.text;
}

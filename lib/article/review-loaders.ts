import "server-only";
import type { Actor } from "@/lib/permission/actor";
import {
	findReviewsSeen,
	listAcceptedAfterAll,
	listOwnReviews,
	listTakenBack,
	markReviewsSeen,
	type OwnReview,
	type TakenBack,
} from "@/lib/revision/own-reviews";
import { findRevisionRow, listPendingRows, type PagedRevisionRow, type RevisionRow } from "@/lib/revision/queries";
import type { QueuePlace } from "@/lib/revision/queue-place";
import { isUndecided } from "@/lib/revision/review";
import type { QueueChoice } from "@/lib/revision/review-address";
import { findReviewOffer, type ReviewOffer } from "@/lib/revision/review-offer";
import { countUndecided, listReviewQueue } from "@/lib/revision/review-queue";
import type { Title } from "@/lib/title/title";
import { type Comparison, type ComparisonProblem, compare } from "./comparison-loaders";
import { findPersonPages } from "./page-lists";
import { findPage, type Page } from "./queries";

export type People = ReadonlyMap<string, { user: boolean; talk: boolean }>;

/** The pages that the authors of these edits have. */
export async function loadAuthors(viewer: Actor, edits: readonly RevisionRow[]): Promise<People> {
	return findPersonPages(viewer, [...new Set(edits.map(({ author }) => author.name))]);
}

/** Edits of one page that are decided about at once. More than so many are looked at in turns. */
const REVIEWED_EDITS = 500;

/** What there is to review of a page: its edits since the approved revision, and the comparison that is looked at. */
export interface PageReview {
	readonly page: Page;
	/** From the approved revision on, oldest first, as far as REVIEWED_EDITS reaches. */
	readonly edits: readonly RevisionRow[];
	/** How many edits wait behind those. */
	readonly beyond: number;
	/** Those about which a reviewer may say something. */
	readonly undecided: readonly RevisionRow[];
	/** Those of them that are decided about at once: up to the last that waits, not what is with its author behind it. */
	readonly together: readonly RevisionRow[];
	/** The one edit that is looked at by itself; null where several are looked at together. */
	readonly alone: RevisionRow | null;
	/** From what the public reads to the last of those together, or what the one edit did; null where nothing waits. */
	readonly comparison: Comparison | ComparisonProblem | null;
	/** What the viewer may decide about the one edit, or about those together; null where nothing. */
	readonly offer: ReviewOffer | null;
	readonly people: People;
}

/**
 * The review of a page; null where the viewer sees no such page. `edit` is looked at alone; a long comparison is shown
 * from the change after `skip` on.
 */
export async function loadPageReview(
	viewer: Actor,
	title: Title,
	{ edit, skip, limit = REVIEWED_EDITS }: { edit: number | null; skip: number; limit?: number | undefined },
): Promise<PageReview | null> {
	const page = await findPage(viewer, title);
	if (!page) return null;
	const edits = await listPendingRows(viewer, page, limit);
	const beyond = await countBeyond(viewer, page, edits, limit);
	const undecided = edits.filter(isUndecided);
	const lastWaiting = undecided.findLastIndex(({ review }) => review === "waiting");
	const together = lastWaiting === -1 ? undecided : undecided.slice(0, lastWaiting + 1);
	const asked = edits.find(({ id }) => id === edit) ?? null;
	const alone = together.length === 1 ? (asked ?? together[0] ?? null) : asked;
	const last = together.at(-1);
	const comparison = alone
		? await compare(viewer, alone.parentId, alone.id, skip)
		: last
			? await compare(viewer, page.approvedRevisionId, last.id, skip)
			: null;
	const decided = alone ?? last;
	const offer = decided ? await findReviewOffer(viewer, page, { revisionId: decided.id, alone: alone !== null }) : null;
	return {
		page,
		edits,
		beyond,
		undecided,
		together,
		alone,
		comparison,
		offer,
		people: await loadAuthors(viewer, edits),
	};
}

/** How many edits of a page wait behind those that were read. */
async function countBeyond(viewer: Actor, page: Page, edits: readonly RevisionRow[], limit: number): Promise<number> {
	const last = edits.at(-1);
	return last && edits.length === limit ? countUndecided(viewer, { pageId: page.id, after: last.id }) : 0;
}

/**
 * The page that follows this one in the queue, of those somebody looks at: who leaves one undecided comes to all others
 * before it again. Behind the last, and where nothing waits here any more, it is the one that has waited longest.
 */
export async function findNextInQueue(
	viewer: Actor,
	{ id: pageId, waitingSince }: Pick<Page, "id" | "waitingSince">,
	choice: QueueChoice,
): Promise<Title | null> {
	const find = async (after?: QueuePlace) => {
		const { tag, event } = choice;
		const filter = { tag: tag ?? undefined, event: event ?? undefined, after };
		const { pages } = await listReviewQueue(viewer, { limit: 2, ...filter });
		return pages.find(({ id }) => id !== pageId)?.title ?? null;
	};
	return (waitingSince && (await find({ since: waitingSince, id: pageId }))) ?? (await find());
}

/** What somebody who opens the editor must know: how their text differs from what readers see. */
export interface EditorReview {
	/** When what the public reads was written; null where the public reads nothing of the page yet. */
	readonly approved: PagedRevisionRow | null;
	/** Edits that stand in the text and that readers do not see. */
	readonly unseen: number;
	/**
	 * The writer's own last edit among them, where a reviewer sent it back or rejected it; else the last of theirs that
	 * was sent back before it and that nobody decided about since.
	 */
	readonly returned: RevisionRow | null;
}

/** Null where readers see the text that is edited. */
export async function loadEditorReview(writer: Actor, title: Title): Promise<EditorReview | null> {
	const page = await findPage(writer, title);
	if (!page || page.approvedRevisionId === page.latestRevisionId) return null;
	const [approved, edits] = await Promise.all([
		page.approvedRevisionId === null ? null : findRevisionRow(writer, page.approvedRevisionId),
		listPendingRows(writer, page, REVIEWED_EDITS),
	]);
	const beyond = await countBeyond(writer, page, edits, REVIEWED_EDITS);
	const own = edits.filter(({ author }) => writer.kind === "user" && author.id === writer.id);
	const last = own.at(-1);
	const returned = last?.review === "rejected" ? last : own.findLast(({ review }) => review === "sent_back");
	return { approved, unseen: edits.filter(isUndecided).length + beyond, returned: returned ?? null };
}

/** How many of one's own edits the page about them shows. */
const OWN_REVIEWS = 100;

/** What became of one's own edits, where it is not just that readers see them. */
export interface OwnEdits {
	readonly sentBack: readonly OwnReview[];
	readonly waiting: readonly OwnReview[];
	readonly rejected: readonly OwnReview[];
	/** What was sent back and is accepted since. */
	readonly accepted: readonly OwnReview[];
	readonly takenBack: readonly TakenBack[];
	/** What was decided after this is new to their author. */
	readonly seenUntil: Date | null;
}

/** One's own edits that wait, came back or were not kept; from now on they are known. */
export async function loadOwnReviews(viewer: Actor): Promise<OwnEdits> {
	const now = new Date();
	const [reviews, accepted, takenBack, seenUntil] = await Promise.all([
		listOwnReviews(viewer, OWN_REVIEWS),
		listAcceptedAfterAll(viewer, OWN_REVIEWS),
		listTakenBack(viewer, OWN_REVIEWS),
		findReviewsSeen(viewer),
	]);
	await markReviewsSeen(viewer, now);
	const of = (state: string) => reviews.filter(({ revision }) => revision.review === state);
	return {
		sentBack: of("sent_back"),
		waiting: of("waiting"),
		rejected: of("rejected"),
		accepted,
		takenBack,
		seenUntil,
	};
}

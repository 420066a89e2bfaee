import "server-only";
import { checkCitedSources } from "@/lib/citation/bind-sources";
import { rebindCitations } from "@/lib/citation/collect-citations";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { db, inTransaction } from "@/lib/platform/db";
import { getSettings } from "@/lib/setting/queries";
import type { Title } from "@/lib/title/title";
import { insertRevision } from "./insert-revision";
import { bindLinks } from "./links";
import { type LockedPage, lockPage } from "./lock-page";
import { rollbackSummary } from "./revert-summary";
import { publishesItself, type ReviewSettings, reviewModeOf } from "./review-mode";
import { fingerprint } from "./revision";
import { findSettlement, settleWaiting } from "./settle-waiting";
import { visiblePages } from "./visibility";

/** What rolling back would do: the run of the last editor, and the revision that it would go back to. */
export interface RollbackPlan {
	readonly pageId: number;
	readonly latestId: number;
	readonly author: string;
	/** The revisions of the run, oldest first. */
	readonly revisionIds: readonly number[];
	readonly kept: { readonly id: number; readonly author: string };
}

export type RollbackProblem =
	| { readonly ok: false; readonly problem: DenialReason | "page-not-found" }
	/** Somebody else edited since, who is named. */
	| { readonly ok: false; readonly problem: "edited-since"; readonly author: string; readonly revisionId: number }
	/** There is no version by anybody else to go back to. */
	| { readonly ok: false; readonly problem: "only-one-author" };

/** The run of edits as somebody was shown it before they took it back. */
interface ShownRun {
	/** Its last revision. */
	readonly latestId?: number;
	/** The revision that it would go back to. */
	readonly keptId?: number;
}

export type RollbackOutcome =
	/** `unchanged`: the person had taken back their edits themselves, so no revision was made; this is the latest. */
	| { readonly ok: true; readonly revisionId: number; readonly pageId: number; readonly unchanged: boolean }
	| RollbackProblem
	/** More would be taken back than was shown: the person edited again, or what it would go back to was rejected. */
	| { readonly ok: false; readonly problem: "run-grew"; readonly author: string; readonly revisionId: number };

/** Finds what rolling back the edits of a person would do; their name is compared as it stands with their last edit. */
export async function findRollback(
	actor: Actor,
	{ title, user }: { title: Title; user: string },
): Promise<({ ok: true } & RollbackPlan) | RollbackProblem> {
	const right = can(actor, "rollback", title);
	if (!right.allowed) return { ok: false, problem: right.reason };
	const page = await db.page.findFirst({
		where: { namespace: title.namespace, title: title.text, ...visiblePages(actor) },
		select: { id: true, latestRevision: { select: { id: true, seq: true, authorId: true, authorName: true } } },
	});
	if (!page?.latestRevision) return { ok: false, problem: "page-not-found" };
	const { id: latestId, seq, authorId, authorName } = page.latestRevision;
	if (authorName !== user) return { ok: false, problem: "edited-since", author: authorName, revisionId: latestId };
	// What was rejected is no version to go back to: the last one by somebody else may be just what they took out.
	const kept = await db.revision.findFirst({
		where: { pageId: page.id, seq: { lt: seq }, authorId: { not: authorId }, review: { not: "rejected" } },
		orderBy: { seq: "desc" },
		select: { id: true, seq: true, authorName: true },
	});
	if (!kept) return { ok: false, problem: "only-one-author" };
	const run = await db.revision.findMany({
		where: { pageId: page.id, seq: { gt: kept.seq, lte: seq } },
		orderBy: { seq: "asc" },
		select: { id: true },
	});
	return {
		ok: true,
		pageId: page.id,
		latestId,
		author: authorName,
		revisionIds: run.map(({ id }) => id),
		kept: { id: kept.id, author: kept.authorName },
	};
}

/** How often a person may go on editing while they are rolled back before it is given up. */
const ATTEMPTS = 5;

/**
 * Takes back all edits that a person made since somebody else last edited the page: one revision with the text of
 * that last version. It goes no further when somebody else came first, two people who roll back at once included;
 * of a run that was shown, it takes back that one or nothing.
 */
export async function rollbackPage(
	actor: Actor,
	{ title, user, summary, ...shown }: { title: Title; user: string; summary: string } & ShownRun,
): Promise<RollbackOutcome> {
	const settings = await getSettings();
	for (let attempt = 1; ; attempt++) {
		const plan = await findRollback(actor, { title, user });
		if (!plan.ok) return plan;
		const now = { author: plan.author, revisionId: plan.latestId };
		if (!isAsShown(plan, shown)) return { ok: false, problem: "run-grew", ...now };
		if (actor.kind !== "user") return { ok: false, problem: "sign-in-required" };
		const outcome = await carryOut(actor, title, plan, { summary, settings });
		if (outcome) return outcome;
		if (attempt === ATTEMPTS) return { ok: false, problem: "edited-since", ...now };
	}
}

function isAsShown({ latestId, kept }: RollbackPlan, shown: ShownRun): boolean {
	return (shown.latestId ?? latestId) === latestId && (shown.keptId ?? kept.id) === kept.id;
}

/** Carries a plan out; null where it does not hold any more, since somebody edited or decided meanwhile. */
async function carryOut(
	actor: UserActor,
	title: Title,
	{ latestId, author, revisionIds, kept }: RollbackPlan,
	{ summary, settings }: { summary: string; settings: ReviewSettings },
): Promise<RollbackOutcome | null> {
	const { document: stored } = await db.revision.findUniqueOrThrow({
		where: { id: kept.id },
		select: { document: true },
	});
	const old = upgradeDocument(stored);
	// Works are never deleted, so those of an old revision are all there; some were merged into others since.
	const cited = await checkCitedSources(actor, old);
	return inTransaction(async (tx) => {
		const page = await lockPage(tx, title);
		if (!page || page.deletedAt !== null || page.latestRevisionId === null) {
			return { ok: false, problem: "page-not-found" };
		}
		if (page.latestRevisionId !== latestId) return null;
		const { review } = await tx.revision.findUniqueOrThrow({ where: { id: kept.id }, select: { review: true } });
		if (review === "rejected") return null;
		const latest = await tx.revision.findUniqueOrThrow({ where: { id: latestId } });
		const document = rebindCitations(await bindLinks(tx, old, page.id), cited.ok ? cited.survivors : new Map());
		const print = fingerprint(document);
		if (print.sha256 === latest.sha256) return { ok: true, revisionId: latest.id, pageId: page.id, unchanged: true };
		const at = new Date();
		// Edits of the run that wait are taken back, and a reviewer has decided that.
		const settling = can(actor, "review").allowed
			? await findSettlement(tx, actor, page, { takenBack: revisionIds, sha256: print.sha256, settings })
			: null;
		const told = summary.trim() || rollbackSummary(author, kept.author);
		const { revisionId } = await insertRevision(tx, actor, {
			title,
			page,
			latest,
			document,
			print,
			summary: told,
			minor: true,
			approved: settling?.published ?? publishes(actor, page, settings),
			reverts: revisionIds,
			revertTag: "rollback",
			at,
		});
		if (settling) await settleWaiting(tx, actor, { pageId: page.id, settling, note: told, at });
		await tx.revision.updateMany({
			where: { id: { in: [...revisionIds] }, patrolledAt: null },
			data: { patrolledAt: at, patrolledById: actor.id },
		});
		return { ok: true, revisionId, pageId: page.id, unchanged: false };
	});
}

function publishes(actor: UserActor, page: LockedPage, settings: ReviewSettings): boolean {
	return publishesItself(actor, {
		mode: reviewModeOf(page, settings),
		nothingWaits: page.approvedRevisionId === page.latestRevisionId,
		settings,
	});
}

import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { checkCitedSources } from "@/lib/citation/bind-sources";
import { rebindCitations } from "@/lib/citation/collect-citations";
import type { WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { validateDocument } from "@/lib/document/validate";
import type { DocumentIssue } from "@/lib/document/validation-report";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { inTransaction } from "@/lib/platform/db";
import { getSettings } from "@/lib/setting/queries";
import type { Title } from "@/lib/title/title";
import type { SavedSince } from "./conflict";
import { findFirstAnswer, hashRequest, keepAnswer } from "./idempotency";
import { insertRevision } from "./insert-revision";
import { bindLinks } from "./links";
import { lockNewPage, lockPage } from "./lock-page";
import { keepDeniedText, storeLosingText, strandText } from "./losing-text";
import { type MergedWith, mergeOnto } from "./merge-revision";
import { describedAs, letOthersIn, type PreparedText, prepareText } from "./prepare-text";
import { publishesItself, type ReviewSettings, reviewModeOf } from "./review-mode";
import { fingerprint } from "./revision";
import { nameAuthors } from "./saved-since";
import { findSettlement, settlesExactly, settleWaiting } from "./settle-waiting";

export interface SaveRevisionInput {
	title: Title;
	/** The revision that was edited; null creates the page. */
	baseRevisionId: number | null;
	/** Untrusted: the validator decides. Blocks without an id take that of the matching block of the base. */
	document: unknown;
	summary: string;
	minor: boolean;
	/** A retried save with the same key returns its first answer. */
	idempotencyKey?: string;
}

/** The revisions that a save takes back, and how. */
export interface Revert {
	readonly tag: "undo" | "restored";
	readonly revisionIds: readonly number[];
	/** Those of them that wait, as the reviewer saw them who decides with it that they are not kept. */
	readonly settles?: readonly number[];
}

/** What only the wiki's own verbs say about a save; nothing of it comes from a client. */
interface SaveContext {
	/** Dates an imported revision. */
	readonly at?: Date;
	readonly revert?: Revert;
}

/** One side of an edit conflict. `revisionId` is null where the page did not exist. */
export interface ConflictSide {
	readonly revisionId: number | null;
	readonly document: WikiDocument;
}

export type SaveOutcome =
	/** `waiting` if the public reads it only when a reviewer approved it; `merged` if others had saved since the base. */
	| { outcome: "saved"; revisionId: number; pageId: number; waiting: boolean; merged?: MergedWith }
	/** Nothing changed: no revision was made, this is the latest one. `merged` if all that did was a move that yields. */
	| { outcome: "unchanged"; revisionId: number; pageId: number; merged?: MergedWith }
	/** Somebody saved first and wrote in the same places. The losing text stands in the draft. */
	| {
			outcome: "edit-conflict";
			base: ConflictSide;
			mine: { readonly document: WikiDocument };
			theirs: ConflictSide & { author: string; createdAt: Date };
			/** Everybody who saved since the base. */
			since: SavedSince;
			/** Blocks that both changed, or that one changed and the other deleted; with who did, as far as that is known. */
			overlaps: readonly { readonly blockId: string; readonly authors: readonly string[] }[];
			draftId: number;
	  }
	/** `draftId` where somebody lost the right while writing: the text is kept. */
	| { outcome: "denied"; reason: DenialReason; draftId?: number }
	| { outcome: "invalid-document"; issues: readonly DocumentIssue[] }
	| { outcome: "page-not-found" }
	/** The page was deleted, or is called otherwise, since the editor was opened. The text stands in the draft. */
	| { outcome: "page-deleted"; draftId: number }
	| { outcome: "page-moved"; title: Title; draftId: number }
	| { outcome: "base-not-found" }
	/** The edits that it should have settled are not those that wait now; nothing was saved. */
	| { outcome: "decided-meanwhile" }
	| { outcome: "idempotency-key-reused" };

export type Saved = Extract<SaveOutcome, { outcome: "saved" | "unchanged" }>;

/**
 * Publishes a new revision: a compare-and-swap on the latest revision of the page.
 *
 * The row of the page is locked first, so two saves of one page run one after the other and the second
 * sees the first. A save whose base is no longer the latest loses; its text is stored as a draft in the
 * same transaction, before anybody is told. It holds against the same user's other tab too, because
 * only ids are compared.
 */
export async function saveRevision(
	actor: Actor,
	input: SaveRevisionInput,
	{ at, revert }: SaveContext = {},
): Promise<SaveOutcome> {
	const right = can(actor, input.baseRevisionId === null ? "create" : "edit", input.title);
	if (!right.allowed) return { outcome: "denied", reason: right.reason, ...(await keepDeniedText(actor, input)) };
	if (actor.kind !== "user") return { outcome: "denied", reason: "sign-in-required" };
	const decides = revert?.settles ? can(actor, "review") : right;
	if (!decides.allowed) return { outcome: "denied", reason: decides.reason };
	const checked = validateDocument(input.document, { ids: "optional" });
	if (!checked.ok) return { outcome: "invalid-document", issues: checked.issues };

	await letOthersIn(fingerprint(checked.document).size);
	// Sources are merged or retired but never deleted, so what is found now is still there in the transaction.
	const cited = await checkCitedSources(actor, checked.document);
	if (!cited.ok) return { outcome: "invalid-document", issues: cited.issues };

	const prepared = await prepareText(input.baseRevisionId, checked.document, cited.survivors);
	const settings = await getSettings();
	const requestHash = input.idempotencyKey === undefined ? null : hashRequest(input, checked.document);
	return inTransaction(async (tx) => {
		if (requestHash !== null) {
			const first = await findFirstAnswer(tx, actor, input.idempotencyKey ?? "", requestHash);
			if (first) return first;
		}
		const answer = await compareAndSwap(tx, actor, input, {
			written: checked.document,
			prepared,
			survivors: cited.survivors,
			settings,
			at: at ?? new Date(),
			revert,
		});
		if (requestHash !== null && (answer.outcome === "saved" || answer.outcome === "unchanged")) {
			await keepAnswer(tx, actor, { key: input.idempotencyKey ?? "", requestHash, answer });
		}
		return answer;
	});
}

async function compareAndSwap(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	input: SaveRevisionInput,
	{
		written,
		prepared,
		survivors,
		settings,
		at,
		revert,
	}: SaveContext & {
		written: WikiDocument;
		prepared: PreparedText;
		survivors: ReadonlyMap<number, number>;
		settings: ReviewSettings;
		at: Date;
	},
): Promise<SaveOutcome> {
	const page = input.baseRevisionId === null ? await lockNewPage(tx, input.title, at) : await lockPage(tx, input.title);
	if (page === null || page.deletedAt !== null) return strandText(tx, actor, input, written, page);
	const latest =
		page.latestRevisionId === null
			? null
			: await tx.revision.findUniqueOrThrow({ where: { id: page.latestRevisionId } });
	const base =
		input.baseRevisionId === null || input.baseRevisionId === latest?.id
			? latest
			: await tx.revision.findFirst({ where: { id: input.baseRevisionId, pageId: page.id } });
	if (input.baseRevisionId !== null && base === null) return strandText(tx, actor, input, written, page);

	const { identified } = prepared;
	if (latest && fingerprint(identified).sha256 === latest.sha256)
		return { outcome: "unchanged", revisionId: latest.id, pageId: page.id };
	const bound = rebindCitations(await bindLinks(tx, identified, page.id), survivors);
	const isStale = latest !== null && latest.id !== input.baseRevisionId;
	const merge = isStale
		? await mergeOnto(tx, latest, {
				base: input.baseRevisionId === null ? null : base,
				mine: bound,
				authorId: actor.id,
				survivors,
			})
		: null;
	if (latest && merge && merge.overlaps.length > 0) {
		const draft = await storeLosingText(tx, actor, input, page.id, identified);
		const blockIds = merge.overlaps.map(({ blockId }) => blockId);
		const stretch = { pageId: page.id, baseRevisionId: input.baseRevisionId };
		const authors = await nameAuthors(tx, stretch, { base: prepared.base, blockIds });
		return {
			outcome: "edit-conflict",
			base: { revisionId: input.baseRevisionId, document: prepared.base },
			mine: { document: identified },
			theirs: {
				revisionId: latest.id,
				document: upgradeDocument(latest.document),
				author: latest.authorName,
				createdAt: latest.createdAt,
			},
			since: merge.since,
			overlaps: blockIds.map((blockId) => ({ blockId, authors: authors.get(blockId) ?? [] })),
			draftId: draft.id,
		};
	}
	const document = merge?.document ?? bound;
	const print = fingerprint(document);
	if (latest && (print.sha256 === latest.sha256 || merge?.adds === false)) {
		const cameToNothing = merge && merge.merged.yielded + merge.merged.gone > 0 ? { merged: merge.merged } : {};
		return { outcome: "unchanged", revisionId: latest.id, pageId: page.id, ...cameToNothing };
	}
	const { title, summary, minor } = input;
	const settling = revert?.settles
		? await findSettlement(tx, actor, page, { takenBack: revert.revisionIds, sha256: print.sha256, settings })
		: null;
	if (settling && !settlesExactly(settling, revert?.settles ?? [])) {
		return { outcome: "decided-meanwhile" };
	}
	const approved =
		settling?.published ??
		publishesItself(actor, {
			mode: reviewModeOf(page, settings),
			nothingWaits: page.approvedRevisionId === page.latestRevisionId,
			settings,
		});
	const saved = await insertRevision(tx, actor, {
		title,
		page,
		latest,
		document,
		print,
		described: describedAs(prepared, latest?.id ?? null, print),
		summary,
		minor,
		approved,
		reverts: revert?.revisionIds,
		revertTag: revert?.tag,
		mergeBaseId: merge && input.baseRevisionId,
		at,
	});
	if (settling) await settleWaiting(tx, actor, { pageId: page.id, settling, note: summary, at });
	return merge && saved.outcome === "saved" ? { ...saved, merged: merge.merged } : saved;
}

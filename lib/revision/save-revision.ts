import "server-only";
import { createHash } from "node:crypto";
import type { Prisma } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import { checkCitedSources } from "@/lib/citation/bind-sources";
import { rebindCitations } from "@/lib/citation/collect-citations";
import { recordCitations } from "@/lib/citation/record-citations";
import { recordPageState } from "@/lib/citation/record-page-state";
import { adoptBlockIds, newBlockId } from "@/lib/document/block-id";
import type { WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { upgradeDocument } from "@/lib/document/upgrade";
import { type DocumentIssue, validateDocument } from "@/lib/document/validate";
import type { Actor, UserActor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { inTransaction } from "@/lib/platform/db";
import { formatTitle, type Title } from "@/lib/title/title";
import { autosummary } from "./autosummary";
import { bindLinks, redirectTitle, replaceLinkRows } from "./links";
import { type Fingerprint, fingerprint, NO_DOCUMENT } from "./revision";

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

/** One side of an edit conflict. `revisionId` is null where the page did not exist. */
export interface ConflictSide {
	readonly revisionId: number | null;
	readonly document: WikiDocument;
}

export type SaveOutcome =
	| { outcome: "saved"; revisionId: number; pageId: number }
	/** Nothing changed: no revision was made, this is the latest one. */
	| { outcome: "unchanged"; revisionId: number; pageId: number }
	/** Somebody saved first. The losing text stands in the draft. */
	| {
			outcome: "edit-conflict";
			base: ConflictSide;
			mine: { readonly document: WikiDocument };
			theirs: ConflictSide & { author: string; createdAt: Date };
			draftId: number;
	  }
	| { outcome: "denied"; reason: DenialReason }
	| { outcome: "invalid-document"; issues: readonly DocumentIssue[] }
	| { outcome: "page-not-found" }
	| { outcome: "base-not-found" }
	| { outcome: "idempotency-key-reused" };

type Saved = Extract<SaveOutcome, { outcome: "saved" | "unchanged" }>;

/**
 * Publishes a new revision: a compare-and-swap on the latest revision of the page.
 *
 * The row of the page is locked first, so two saves of one page run one after the other and the second
 * sees the first. A save whose base is no longer the latest loses; its text is stored as a draft in the
 * same transaction, before anybody is told. It holds against the same user's other tab too, because
 * only ids are compared. `at` dates an imported revision; people's saves never carry it.
 */
export async function saveRevision(
	actor: Actor,
	input: SaveRevisionInput,
	{ at }: { at?: Date } = {},
): Promise<SaveOutcome> {
	const right = can(actor, input.baseRevisionId === null ? "create" : "edit", input.title);
	if (!right.allowed) return { outcome: "denied", reason: right.reason };
	if (actor.kind !== "user") return { outcome: "denied", reason: "sign-in-required" };
	const checked = validateDocument(input.document, { ids: "optional" });
	if (!checked.ok) return { outcome: "invalid-document", issues: checked.issues };

	// Sources are merged or retired but never deleted, so what is found now is still there in the transaction.
	const cited = await checkCitedSources(actor, checked.document);
	if (!cited.ok) return { outcome: "invalid-document", issues: cited.issues };

	const requestHash = input.idempotencyKey === undefined ? null : hashRequest(input, checked.document);
	return inTransaction(async (tx) => {
		if (requestHash !== null) {
			const first = await findFirstAnswer(tx, actor, input.idempotencyKey ?? "", requestHash);
			if (first) return first;
		}
		const answer = await compareAndSwap(tx, actor, input, {
			written: checked.document,
			survivors: cited.survivors,
			at: at ?? new Date(),
		});
		if (requestHash !== null && (answer.outcome === "saved" || answer.outcome === "unchanged")) {
			await tx.idempotencyKey.create({
				data: { userId: actor.id, key: input.idempotencyKey ?? "", requestHash, response: { ...answer } },
			});
		}
		return answer;
	});
}

async function compareAndSwap(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	input: SaveRevisionInput,
	{ written, survivors, at }: { written: WikiDocument; survivors: ReadonlyMap<number, number>; at: Date },
): Promise<SaveOutcome> {
	const page = await lockPage(tx, input, at);
	if (page === null || page.deletedAt !== null) return { outcome: "page-not-found" };
	const latest =
		page.latestRevisionId === null
			? null
			: await tx.revision.findUniqueOrThrow({ where: { id: page.latestRevisionId } });
	const base =
		input.baseRevisionId === null || input.baseRevisionId === latest?.id
			? latest
			: await tx.revision.findFirst({ where: { id: input.baseRevisionId, pageId: page.id } });
	if (input.baseRevisionId !== null && base === null) return { outcome: "base-not-found" };

	const baseDocument = input.baseRevisionId === null || base === null ? NO_DOCUMENT : upgradeDocument(base.document);
	const identified = adoptBlockIds(written, baseDocument, newBlockId);
	if (latest && fingerprint(identified).sha256 === latest.sha256)
		return { outcome: "unchanged", revisionId: latest.id, pageId: page.id };
	if ((latest?.id ?? null) !== input.baseRevisionId) {
		// `latest` is there: a page without one can only be met with the base null.
		const theirs =
			latest ?? (await tx.revision.findFirstOrThrow({ where: { pageId: page.id }, orderBy: { id: "desc" } }));
		const draft = await storeLosingText(tx, actor, input, page.id, identified);
		return {
			outcome: "edit-conflict",
			base: { revisionId: input.baseRevisionId, document: baseDocument },
			mine: { document: identified },
			theirs: {
				revisionId: theirs.id,
				document: upgradeDocument(theirs.document),
				author: theirs.authorName,
				createdAt: theirs.createdAt,
			},
			draftId: draft.id,
		};
	}

	const document = rebindCitations(await bindLinks(tx, identified), survivors);
	const print = fingerprint(document);
	if (latest && print.sha256 === latest.sha256) return { outcome: "unchanged", revisionId: latest.id, pageId: page.id };
	return insertRevision(tx, actor, input, { page, latest, document, print, at });
}

interface LockedPage {
	id: number;
	latestRevisionId: number | null;
	revisionCount: number;
	deletedAt: Date | null;
}

/**
 * Locks the page's row until the end of the transaction, making the page when it is to be created. NO
 * KEY: other pages may still link to it meanwhile, so two saves that link to each other cannot deadlock.
 */
async function lockPage(
	tx: Prisma.TransactionClient,
	{ title, baseRevisionId }: SaveRevisionInput,
	at: Date,
): Promise<LockedPage | null> {
	if (baseRevisionId === null) {
		await tx.$executeRaw`
			INSERT INTO page (namespace, title, created_at) VALUES (${title.namespace}, ${title.text}, ${at})
			ON CONFLICT (namespace, title) DO NOTHING`;
	}
	const [page] = await tx.$queryRaw<LockedPage[]>`
		SELECT id, latest_revision_id AS "latestRevisionId", revision_count AS "revisionCount", deleted_at AS "deletedAt"
		FROM page WHERE namespace = ${title.namespace} AND title = ${title.text} FOR NO KEY UPDATE`;
	return page ?? null;
}

async function insertRevision(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	input: SaveRevisionInput,
	{
		page,
		latest,
		document,
		print,
		at,
	}: {
		page: LockedPage;
		latest: { id: number; size: number; document: Prisma.JsonValue } | null;
		document: WikiDocument;
		print: Fingerprint;
		at: Date;
	},
): Promise<Saved> {
	const leadsTo = redirectTitle(document);
	const summary = input.summary.trim() || autosummary(latest && upgradeDocument(latest.document), document, leadsTo);
	const revision = await tx.revision.create({
		data: {
			pageId: page.id,
			seq: page.revisionCount + 1,
			parentId: latest?.id ?? null,
			authorId: actor.id,
			authorName: actor.name,
			// The validator's output is plain JSON; its type is wider only in being read-only.
			document: document as unknown as Prisma.InputJsonObject,
			text: documentText(document),
			size: print.size,
			sizeChange: print.size - (latest?.size ?? 0),
			sha256: print.sha256,
			summary,
			// A new page is never a minor edit.
			minor: input.minor && latest !== null && can(actor, "minor-edit").allowed,
			tags: latest === null ? ["new-page"] : [],
			createdAt: at,
		},
		select: { id: true },
	});
	await tx.page.update({
		where: { id: page.id, revisionCount: page.revisionCount },
		data: {
			latestRevisionId: revision.id,
			revisionCount: page.revisionCount + 1,
			kind:
				leadsTo !== null ? "redirect" : input.title.text.endsWith(" (disambiguation)") ? "disambiguation" : "article",
		},
		select: { id: true },
	});
	await replaceLinkRows(tx, page.id, document);
	await recordCitations(tx, { pageId: page.id, revisionId: revision.id, document });
	await recordPageState(tx, page.id, document);
	if (latest === null) await turnRedLinksBlue(tx, page.id, input.title);
	await tx.user.update({ where: { id: actor.id }, data: { editCount: { increment: 1 } }, select: { id: true } });
	await recordChange(actor, tx, {
		kind: latest === null ? "page-created" : "page-edited",
		pageId: page.id,
		title: input.title,
		revisionId: revision.id,
		at,
	});
	return { outcome: "saved", revisionId: revision.id, pageId: page.id };
}

/** Links that waited for this title now lead to the page. */
async function turnRedLinksBlue(tx: Prisma.TransactionClient, pageId: number, title: Title): Promise<void> {
	await tx.pageLink.updateMany({
		where: { toNamespace: title.namespace, toTitle: title.text, toPageId: null },
		data: { toPageId: pageId },
	});
}

/** Keeps the text of a save that lost; the same text sent again is kept once. */
function storeLosingText(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	input: SaveRevisionInput,
	pageId: number,
	document: WikiDocument,
) {
	const slot = `conflict-${fingerprint(document).sha256.slice(0, 16)}`;
	const text = {
		pageId,
		baseRevisionId: input.baseRevisionId,
		document: document as unknown as Prisma.InputJsonObject,
		summary: input.summary,
		minor: input.minor,
	};
	const { namespace, text: title } = input.title;
	return tx.draft.upsert({
		where: { userId_namespace_title_slot: { userId: actor.id, namespace, title, slot } },
		create: { userId: actor.id, namespace, title, slot, ...text },
		update: text,
		select: { id: true },
	});
}

/** The answer that a request with this key got before; concurrent requests with one key run one after the other. */
async function findFirstAnswer(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	key: string,
	requestHash: string,
): Promise<SaveOutcome | null> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(${actor.id}::int, hashtext(${key}))`;
	const first = await tx.idempotencyKey.findUnique({ where: { userId_key: { userId: actor.id, key } } });
	if (!first) return null;
	// Written by this file, and read back as it was.
	return first.requestHash === requestHash
		? (first.response as unknown as Saved)
		: { outcome: "idempotency-key-reused" };
}

function hashRequest(input: SaveRevisionInput, document: WikiDocument): string {
	const request = [
		formatTitle(input.title),
		input.baseRevisionId,
		input.summary,
		input.minor,
		fingerprint(document).sha256,
	];
	return createHash("sha256").update(JSON.stringify(request)).digest("hex");
}

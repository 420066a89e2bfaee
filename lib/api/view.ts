import { overlapAuthors, sayPeople, saySaved } from "@/lib/revision/conflict";
import type { RevisionRow } from "@/lib/revision/queries";
import type { SaveOutcome } from "@/lib/revision/save-revision";
import { getNamespace } from "@/lib/title/namespace";
import { formatTitle, type Title } from "@/lib/title/title";
import type { Problem } from "./problem";

/** A page as the API shows it: the namespace by key, the title with its prefix. */
export function pageView({ id, title }: { id: number; title: Title }) {
	return { id, namespace: getNamespace(title.namespace).key, title: formatTitle(title) };
}

/** A revision as lists show it. */
export function revisionRowView({
	id,
	parentId,
	author,
	summary,
	minor,
	tags,
	events,
	revertedById,
	review,
	size,
	sizeChange,
	createdAt,
}: RevisionRow) {
	return {
		id,
		parentId,
		author,
		summary,
		minor,
		tags,
		events,
		revertedById,
		review,
		size,
		sizeChange,
		createdAt: createdAt.toISOString(),
	};
}

const KEPT = "Your text is kept as a draft.";

/** What a client hears of a save: one answer for each outcome of the verb. */
export function saveAnswer(outcome: SaveOutcome): { status: 200 | 201; body: unknown } | Problem {
	switch (outcome.outcome) {
		case "saved": {
			const { revisionId, waiting, merged } = outcome;
			const told = { ...(waiting && { waiting }), ...(merged && { merged: true, kept: merged }) };
			return { status: 201, body: { revisionId, ...told } };
		}
		case "unchanged": {
			const { revisionId, merged } = outcome;
			return { status: 200, body: { revisionId, unchanged: true, ...(merged && { kept: merged }) } };
		}
		case "edit-conflict": {
			const { base, mine, theirs, since, overlaps, draftId } = outcome;
			const others = overlapAuthors(overlaps);
			const who = others.length === 0 ? "somebody" : sayPeople(others);
			const differ = since.own ? "the two texts differ in the same place" : `${who} changed the same place as you`;
			return {
				code: "edit-conflict",
				detail: `${saySaved(since, theirs.revisionId)}, after baseRevisionId, and ${differ}. ${KEPT}`,
				members: {
					base,
					mine,
					theirs: { ...theirs, createdAt: theirs.createdAt.toISOString() },
					since,
					overlaps,
					draftId,
				},
			};
		}
		case "denied":
			return outcome.draftId === undefined
				? { code: outcome.reason }
				: { code: outcome.reason, detail: KEPT, members: { draftId: outcome.draftId } };
		case "page-deleted":
			return {
				code: "page-deleted",
				detail: `${KEPT} No page can be begun under this title yet; send it to another one with baseRevisionId null.`,
				members: { draftId: outcome.draftId },
			};
		case "page-moved": {
			const movedTo = formatTitle(outcome.title);
			const detail = `It is called “${movedTo}” now. ${KEPT} Send it there with the same baseRevisionId.`;
			return { code: "page-moved", detail, members: { movedTo, draftId: outcome.draftId } };
		}
		case "invalid-document":
			return {
				code: "invalid-document",
				issues: outcome.issues.map(({ path, message }) => ({
					path: path === "" ? "document" : `document.${path}`,
					message,
				})),
			};
		case "page-not-found":
			return { code: "not-found", detail: "There is no page with this title. Send baseRevisionId null to create it." };
		case "base-not-found":
			return {
				code: "invalid-request",
				issues: [{ path: "baseRevisionId", message: "is not a revision of this page" }],
			};
		case "decided-meanwhile":
			return { code: "decided-meanwhile", detail: "Nothing was saved. Look at what waits now, and settle that." };
		case "idempotency-key-reused":
			return { code: "idempotency-key-reused" };
	}
}

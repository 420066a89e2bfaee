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
	review,
	size,
	sizeChange,
	createdAt,
}: RevisionRow) {
	return { id, parentId, author, summary, minor, tags, review, size, sizeChange, createdAt: createdAt.toISOString() };
}

/** What a client hears of a save: one answer for each outcome of the verb. */
export function saveAnswer(outcome: SaveOutcome): { status: 200 | 201; body: unknown } | Problem {
	switch (outcome.outcome) {
		case "saved":
			return { status: 201, body: { revisionId: outcome.revisionId, ...(outcome.waiting && { waiting: true }) } };
		case "unchanged":
			return { status: 200, body: { revisionId: outcome.revisionId, unchanged: true } };
		case "edit-conflict": {
			const { base, mine, theirs, draftId } = outcome;
			return {
				code: "edit-conflict",
				detail: `${theirs.author} published revision ${theirs.revisionId} meanwhile. Your text is kept as a draft.`,
				members: { base, mine, theirs: { ...theirs, createdAt: theirs.createdAt.toISOString() }, draftId },
			};
		}
		case "denied":
			return { code: outcome.reason };
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
		case "idempotency-key-reused":
			return { code: "idempotency-key-reused" };
	}
}

import { endpoint } from "@/lib/api/endpoint";
import { listDraftsOperation, saveDraftOperation } from "@/lib/api/operations/draft";
import { listDrafts } from "@/lib/draft/queries";
import { MAX_DRAFTS, saveDraft } from "@/lib/draft/save-draft";
import { formatTitle } from "@/lib/title/title";

export const GET = endpoint(listDraftsOperation, async ({ actor, query }) => {
	if (actor.kind !== "user") return { code: "sign-in-required" };
	const drafts = await listDrafts(actor, { title: query.title, limit: MAX_DRAFTS });
	return { status: 200, body: { drafts: drafts.map((draft) => ({ ...draft, title: formatTitle(draft.title) })) } };
});

export const PUT = endpoint(saveDraftOperation, async ({ actor, body }) => {
	const saved = await saveDraft(actor, body);
	switch (saved.outcome) {
		case "saved":
			return { status: 200, body: { id: saved.id, updatedAt: saved.updatedAt } };
		case "denied":
			return { code: saved.reason };
		case "invalid-document":
			return {
				code: "invalid-document",
				issues: saved.issues.map(({ path, message }) => ({
					path: path === "" ? "document" : `document.${path}`,
					message,
				})),
			};
		case "base-not-found":
			return { code: "not-found", detail: "The revision that was edited does not belong to this page." };
		case "too-many-drafts":
			return { code: "too-many-drafts", detail: "Publish or discard some of your drafts first." };
	}
});

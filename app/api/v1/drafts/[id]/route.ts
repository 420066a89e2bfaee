import { endpoint } from "@/lib/api/endpoint";
import { deleteDraftOperation, getDraftOperation } from "@/lib/api/operations/draft";
import { deleteDraft } from "@/lib/draft/delete-draft";
import { findDraft } from "@/lib/draft/queries";
import { formatTitle } from "@/lib/title/title";

export const GET = endpoint(getDraftOperation, async ({ actor, path }) => {
	const draft = await findDraft(actor, path.id);
	if (!draft) return { code: "not-found", detail: "You have no such draft." };
	return { status: 200, body: { ...draft, title: formatTitle(draft.title) } };
});

export const DELETE = endpoint(deleteDraftOperation, async ({ actor, path }) =>
	(await deleteDraft(actor, path.id)) === "deleted"
		? { status: 204 }
		: { code: "not-found", detail: "You have no such draft." },
);

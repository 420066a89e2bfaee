import { endpoint } from "@/lib/api/endpoint";
import { listRevisionsOperation, saveRevisionOperation } from "@/lib/api/operations/revision";
import { revisionRowView, saveAnswer } from "@/lib/api/view";
import { findPage } from "@/lib/article/queries";
import { dayAfter } from "@/lib/revision/history-filter";
import { listRevisions } from "@/lib/revision/queries";
import { saveBegunText } from "@/lib/revision/save-begun-text";

export const GET = endpoint(listRevisionsOperation, async ({ actor, path, query }) => {
	const page = await findPage(actor, path.title);
	if (!page) return { code: "not-found", detail: "There is no page with this title." };
	const { tag, from, to, ...position } = query;
	const until = to && dayAfter(to);
	const { rows, older } = await listRevisions(actor, page.id, position, { tag, from, until });
	return { status: 200, body: { revisions: rows.map(revisionRowView), next: older } };
});

export const POST = endpoint(saveRevisionOperation, async ({ actor, request, path, body }) => {
	const idempotencyKey = request.headers.get("idempotency-key") ?? undefined;
	if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) {
		const message = "must be 1 to 200 visible ASCII characters";
		return { code: "invalid-request", issues: [{ path: "header.Idempotency-Key", message }] };
	}
	const { begunFrom, ...text } = body;
	return saveAnswer(await saveBegunText(actor, { ...text, title: path.title, idempotencyKey }, begunFrom));
});

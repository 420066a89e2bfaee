import { endpoint } from "@/lib/api/endpoint";
import { getRevisionOperation } from "@/lib/api/operations/revision";
import { pageView, revisionRowView } from "@/lib/api/view";
import { findRevision } from "@/lib/revision/queries";

export const GET = endpoint(getRevisionOperation, async ({ actor, path }) => {
	const revision = await findRevision(actor, path.id);
	if (!revision) return { code: "not-found", detail: "There is no revision with this id." };
	const { document, sha256, page } = revision;
	return { status: 200, body: { ...revisionRowView(revision), page: pageView(page), document, sha256 } };
});

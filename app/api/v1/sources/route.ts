import { endpoint } from "@/lib/api/endpoint";
import { createSourceOperation, listSourcesOperation } from "@/lib/api/operations/source";
import { fieldIssues, sourceView } from "@/lib/api/source-view";
import { createSource } from "@/lib/source/create-source";
import { listSources } from "@/lib/source/list-sources";
import { findSeries, findSource } from "@/lib/source/queries";

const USUAL_LIMIT = 50;

export const GET = endpoint(listSourcesOperation, async ({ actor, query }) => {
	const { series: named, limit = USUAL_LIMIT, ...filter } = query;
	const series = named ? await findSeries(actor, /^[1-9]\d{0,8}$/.test(named) ? Number(named) : named) : null;
	if (named && !series) return { status: 200, body: { sources: [], next: null } };
	const { sources, next } = await listSources(actor, { ...filter, ...(series && { seriesId: series.id }), limit });
	return { status: 200, body: { sources: sources.map(sourceView), next } };
});

export const POST = endpoint(createSourceOperation, async ({ actor, body }) => {
	const { despiteLikeness, ...input } = body;
	const created = await createSource(actor, input, { despiteLikeness });
	if (created.ok) {
		const source = await findSource(actor, created.id);
		if (!source) throw new Error(`The source ${created.id} is gone at once`);
		return { status: 201, body: sourceView(source), headers: { location: `/api/v1/sources/${created.id}` } };
	}
	switch (created.problem) {
		case "alike":
			return {
				code: "source-alike",
				detail: "Use the entry that stands already, or send despiteLikeness: true if this is another work.",
				members: { similar: created.similar.map((one) => ({ ...sourceView(one), likeness: one.likeness })) },
			};
		case "invalid":
			return fieldIssues(created.issues);
		default:
			return { code: created.problem };
	}
});

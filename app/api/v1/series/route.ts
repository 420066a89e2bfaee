import { endpoint } from "@/lib/api/endpoint";
import { createSeriesOperation } from "@/lib/api/operations/source";
import { fieldIssues, seriesView } from "@/lib/api/source-view";
import { createSeries } from "@/lib/source/create-series";
import { findSeries } from "@/lib/source/queries";

export const POST = endpoint(createSeriesOperation, async ({ actor, body }) => {
	const { despiteLikeness, ...input } = body;
	const created = await createSeries(actor, input, { despiteLikeness });
	if (created.ok) {
		const series = await findSeries(actor, created.id);
		if (!series) throw new Error(`The series ${created.id} is gone at once`);
		return { status: 201, body: seriesView(series) };
	}
	switch (created.problem) {
		case "alike":
			return {
				code: "series-alike",
				detail: "Use the series that stands already, or send despiteLikeness: true if this is another one.",
				members: { similar: created.similar.map(seriesView) },
			};
		case "invalid":
			return { ...fieldIssues(created.issues), members: { similar: (created.similar ?? []).map(seriesView) } };
		case "not-found":
		case "entry-changed":
			throw new Error(`A series that does not exist yet cannot be ${created.problem}`);
		default:
			return { code: created.problem };
	}
});

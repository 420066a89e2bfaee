import { endpoint } from "@/lib/api/endpoint";
import { listFilterSetsOperation, saveFilterSetOperation } from "@/lib/api/operations/filter-set";
import { listFilterSets } from "@/lib/change/filter-sets";
import { saveFilterSet } from "@/lib/change/save-filter-set";

export const GET = endpoint(listFilterSetsOperation, async ({ actor }) =>
	actor.kind === "user"
		? { status: 200, body: { filterSets: await listFilterSets(actor) } }
		: { code: "sign-in-required" },
);

export const PUT = endpoint(saveFilterSetOperation, async ({ actor, body }) => {
	const saved = await saveFilterSet(actor, body);
	if (saved.ok) return { status: 200, body: saved.set };
	return saved.problem === "too-many-filter-sets"
		? { code: saved.problem, detail: "Delete one of your filters first." }
		: { code: saved.problem };
});

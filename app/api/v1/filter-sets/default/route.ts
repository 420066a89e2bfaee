import { endpoint } from "@/lib/api/endpoint";
import { setDefaultFilterSetOperation } from "@/lib/api/operations/filter-set";
import { setDefaultFilterSet } from "@/lib/change/set-default-filter-set";

export const PUT = endpoint(setDefaultFilterSetOperation, async ({ actor, body }) => {
	const outcome = await setDefaultFilterSet(actor, body.id);
	return outcome.ok ? { status: 204 } : { code: outcome.problem };
});

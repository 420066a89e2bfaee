import { endpoint } from "@/lib/api/endpoint";
import { deleteFilterSetOperation } from "@/lib/api/operations/filter-set";
import { deleteFilterSet } from "@/lib/change/delete-filter-set";

export const DELETE = endpoint(deleteFilterSetOperation, async ({ actor, path }) =>
	(await deleteFilterSet(actor, path.id)) === "deleted"
		? { status: 204 }
		: { code: "not-found", detail: "You have no such filter." },
);

import { endpoint } from "@/lib/api/endpoint";
import { meOperation } from "@/lib/api/operations/user";
import { rightsOf } from "@/lib/permission/policy";
import { countReviews } from "@/lib/revision/own-reviews";
import { toPublicUser } from "@/lib/user/user";

export const GET = endpoint(meOperation, async ({ actor }) => ({
	status: 200,
	body:
		actor.kind === "user"
			? { user: toPublicUser(actor), rights: rightsOf(actor), ...(await countReviews(actor)) }
			: { user: null },
}));

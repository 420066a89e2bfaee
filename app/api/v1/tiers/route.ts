import { endpoint } from "@/lib/api/endpoint";
import { listTiersOperation } from "@/lib/api/operations/source";
import { listTiers } from "@/lib/source/queries";

export const GET = endpoint(listTiersOperation, async ({ actor }) => ({
	status: 200,
	body: { tiers: (await listTiers(actor)).map(({ key, name, rank }) => ({ key, name, rank })) },
}));

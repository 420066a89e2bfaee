import { endpoint } from "@/lib/api/endpoint";
import { listTiersOperation } from "@/lib/api/operations/source";
import { listTiers } from "@/lib/source/queries";
import { tierColour } from "@/lib/source/tier-attributes";

export const GET = endpoint(listTiersOperation, async ({ actor }) => ({
	status: 200,
	body: {
		tiers: (await listTiers(actor)).map((tier) => {
			const { key, name, rank } = tier;
			return { key, name, rank, colour: tierColour(tier) };
		}),
	},
}));

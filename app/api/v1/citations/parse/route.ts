import { endpoint } from "@/lib/api/endpoint";
import { parseCitationsOperation } from "@/lib/api/operations/citation";
import { parseCitations } from "@/lib/citation/parse-citations";
import { findCitationRegistry } from "@/lib/citation/queries";

export const POST = endpoint(parseCitationsOperation, async ({ actor, body }) => {
	const registry = await findCitationRegistry(actor);
	return { status: 200, body: { groups: parseCitations(body.text, registry) } };
});

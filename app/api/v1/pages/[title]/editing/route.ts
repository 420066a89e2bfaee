import { endpoint } from "@/lib/api/endpoint";
import { endEditingOperation, noteEditingOperation } from "@/lib/api/operations/editing";
import { endEditing, noteEditing } from "@/lib/draft/note-editing";

export const PUT = endpoint(noteEditingOperation, async ({ actor, path }) => {
	const noted = await noteEditing(actor, path.title);
	return noted.outcome === "noted" ? { status: 200, body: { editors: noted.editors } } : { code: noted.reason };
});

export const DELETE = endpoint(endEditingOperation, async ({ actor, path }) => {
	if (actor.kind !== "user") return { code: "sign-in-required" };
	await endEditing(actor, path.title);
	return { status: 204 };
});

import "server-only";
import type { Actor } from "@/lib/permission/actor";
import { can, type DenialReason } from "@/lib/permission/policy";
import { db } from "@/lib/platform/db";
import type { Title } from "@/lib/title/title";
import { EDITING_KEPT_MS } from "./editing";

/** People whose names an answer holds. */
const MAX_NAMED = 20;

export type EditingOutcome =
	/** Others who have the editor of the page open, by name. */
	{ outcome: "noted"; editors: readonly { readonly name: string }[] } | { outcome: "denied"; reason: DenialReason };

/** Notes that the actor has the editor of a page open, and says who else has. Nothing that readers see changes. */
export async function noteEditing(actor: Actor, title: Title, now = new Date()): Promise<EditingOutcome> {
	const right = can(actor, "edit", title);
	if (!right.allowed) return { outcome: "denied", reason: right.reason };
	if (actor.kind !== "user") return { outcome: "denied", reason: "sign-in-required" };
	const place = { namespace: title.namespace, title: title.text };
	await db.editorPresence.upsert({
		where: { namespace_title_userId: { ...place, userId: actor.id } },
		create: { ...place, userId: actor.id, seenAt: now },
		update: { seenAt: now },
	});
	const others = await db.editorPresence.findMany({
		where: { ...place, userId: { not: actor.id }, seenAt: { gt: new Date(now.getTime() - EDITING_KEPT_MS) } },
		orderBy: { user: { name: "asc" } },
		take: MAX_NAMED,
		select: { user: { select: { name: true } } },
	});
	return { outcome: "noted", editors: others.map(({ user }) => ({ name: user.name })) };
}

/** Takes the note back when the editor is closed. */
export async function endEditing(actor: Actor, title: Title): Promise<void> {
	if (actor.kind !== "user") return;
	await db.editorPresence.deleteMany({
		where: { namespace: title.namespace, title: title.text, userId: actor.id },
	});
}

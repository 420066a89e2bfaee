import { redirect } from "next/navigation";
import type { Actor } from "@/lib/permission/actor";
import type { Right } from "@/lib/permission/groups";
import { can } from "@/lib/permission/policy";
import { loadActor } from "@/lib/user/loaders";

/** Who opens a page that needs a right: people who are not signed in are sent to do so, and come back. */
export async function loadEditor(returnTo: string, right: Right): Promise<{ actor: Actor; allowed: boolean }> {
	const actor = await loadActor();
	const decision = can(actor, right);
	if (!decision.allowed && decision.reason === "sign-in-required")
		redirect(`/sign-in?${new URLSearchParams({ return: returnTo })}`);
	return { actor, allowed: decision.allowed };
}

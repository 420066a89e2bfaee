import { redirect } from "next/navigation";
import { PageStatus } from "@/components/layout/page-status";
import { PageHead } from "@/components/ui/page-head";
import type { Actor } from "@/lib/permission/actor";
import type { Right } from "@/lib/permission/groups";
import { can } from "@/lib/permission/policy";
import { loadActor } from "@/lib/user/loaders";

/** Who opens a form of the registry: people who are not signed in are sent to do so, and come back. */
export async function loadEditor(returnTo: string, right: Right): Promise<{ actor: Actor; allowed: boolean }> {
	const actor = await loadActor();
	const decision = can(actor, right);
	if (!decision.allowed && decision.reason === "sign-in-required")
		redirect(`/sign-in?${new URLSearchParams({ return: returnTo })}`);
	return { actor, allowed: decision.allowed };
}

/** What somebody sees whose groups may not do this. */
export function ReviewersOnly({ backHref }: { backHref: string }) {
	return (
		<div className="narrow">
			<PageStatus status={403} />
			<PageHead title="For reviewers">
				Merging and retiring entries, and changing a series, touches every citation of them, so reviewers do it.
			</PageHead>
			<p>
				<a href={backHref}>Back to the entry</a>
			</p>
		</div>
	);
}

"use server";
import { redirect } from "next/navigation";
import { specialPageHref } from "@/lib/title/special-pages";
import { formAction } from "@/lib/user/action";
import { withProblem } from "@/lib/user/form-state";
import { patrolForm } from "./form";
import { patrolRevision } from "./patrol-revision";

export const patrolRevisionAction = formAction(patrolForm, async ({ actor, input, fields }) => {
	const outcome = await patrolRevision(actor, input.revision);
	if (outcome.ok) redirect(specialPageHref("Diff", String(input.revision)));
	switch (outcome.problem) {
		case "revision-not-found":
			return withProblem(fields, "There is no revision with this number any more.");
		case "sign-in-required":
			return withProblem(fields, "You are not signed in any more. Sign in and try again.");
		default:
			return withProblem(fields, "Your groups may not patrol edits.");
	}
});

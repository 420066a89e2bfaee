"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { patrolRevisionAction } from "@/lib/revision/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";

/** Marks a revision as patrolled, without scripts too. */
export function PatrolForm({ revisionId, backHref }: { revisionId: number; backHref: string }) {
	const [{ problem }, action] = useActionState(patrolRevisionAction, EMPTY_FORM);
	return (
		<form action={action} className="form">
			{problem && <Notice kind="problem">{problem}</Notice>}
			<input type="hidden" name="revision" value={revisionId} />
			<div className="form-actions">
				<SubmitButton>Mark as patrolled</SubmitButton>
				<a href={backHref}>Back to the comparison</a>
			</div>
		</form>
	);
}

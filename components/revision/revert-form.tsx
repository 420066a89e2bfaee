"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { restoreRevisionAction, rollbackPageAction, undoRevisionsAction } from "@/lib/revision/revert-actions";
import { specialPageHref } from "@/lib/title/special-pages";
import { EMPTY_FORM } from "@/lib/user/form-state";
import "./revert.css";

const ACTIONS = { undo: undoRevisionsAction, rollback: rollbackPageAction, restore: restoreRevisionAction } as const;

interface RevertFormProps {
	kind: keyof typeof ACTIONS;
	/** What is taken back, as the action reads it. */
	fields: Readonly<Record<string, string>>;
	summary: string;
	button: string;
	/** A second way to do it, which decides about edits that wait. */
	settle?: { ids: readonly number[]; button: string };
	backHref: string;
	editHref?: string;
}

/** Publishes what the page shows, without scripts too. */
export function RevertForm({ kind, fields, summary, button, settle, backHref, editHref }: RevertFormProps) {
	const [{ values, errors, problem }, action] = useActionState(ACTIONS[kind], EMPTY_FORM);
	return (
		<form action={action} className="form revert-form">
			{problem && (
				<Notice kind="problem">
					{problem}{" "}
					{values.latest && fields.latest && values.latest !== fields.latest && (
						<a href={specialPageHref("Diff", `${values.latest}/${fields.latest}`)}>See only what is new</a>
					)}
				</Notice>
			)}
			{Object.entries(fields).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<TextField
				name="summary"
				label="Summary"
				value={values.summary ?? summary}
				error={errors.summary}
				autoComplete="off"
				maxLength={500}
				optional
			/>
			<div className="form-actions">
				{settle && (
					<SubmitButton name="settles" value={settle.ids.join(",")}>
						{settle.button}
					</SubmitButton>
				)}
				<SubmitButton primary={!settle}>{button}</SubmitButton>
				{editHref && <a href={editHref}>Open in the editor</a>}
				<a href={backHref}>Cancel</a>
			</div>
		</form>
	);
}

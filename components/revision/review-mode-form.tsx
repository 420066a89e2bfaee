"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { setReviewModeAction } from "@/lib/revision/review-actions";
import { EMPTY_FORM } from "@/lib/user/form-state";

interface ReviewModeFormProps {
	title: string;
	mode: string | null;
	/** What holds where the page says nothing itself. */
	inherited: string;
	backHref: string;
}

const MODES = [
	{ value: "open", label: "Open", hint: "Readers see every edit at once." },
	{
		value: "unconfirmed",
		label: "New accounts wait",
		hint: "Edits of accounts that are not confirmed yet wait; those of others are seen at once.",
	},
	{ value: "always", label: "Always reviewed", hint: "Every edit waits, except those of reviewers." },
] as const;

/** Says whose edits of one page wait. What waits already goes on waiting. */
export function ReviewModeForm({ title, mode, inherited, backHref }: ReviewModeFormProps) {
	const [{ problem, values }, action] = useActionState(setReviewModeAction, EMPTY_FORM);
	const chosen = values.mode ?? mode ?? "";
	return (
		<form action={action} className="form">
			{problem && <Notice kind="problem">{problem}</Notice>}
			<input type="hidden" name="title" value={title} />
			<fieldset className="review-modes">
				<legend className="visually-hidden">Whose edits wait</legend>
				{MODES.map(({ value, label, hint }) => (
					<Mode key={value} value={value} label={label} hint={hint} chosen={chosen} />
				))}
				<Mode value="" label="As the namespace says" hint={`Now: ${inherited}.`} chosen={chosen} />
			</fieldset>
			<p className="form-hint">What waits already goes on waiting until a reviewer has looked at it.</p>
			<div className="form-actions">
				<SubmitButton>Save</SubmitButton>
				<a href={backHref}>Cancel</a>
			</div>
		</form>
	);
}

interface ModeProps {
	value: string;
	label: string;
	hint: string;
	chosen: string;
}

function Mode({ value, label, hint, chosen }: ModeProps) {
	return (
		<label className="review-mode">
			<input type="radio" name="mode" value={value} defaultChecked={chosen === value} />
			<span>
				<strong>{label}</strong>
				<span className="form-hint">{hint}</span>
			</span>
		</label>
	);
}

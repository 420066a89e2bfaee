import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { EntryFormState } from "@/lib/source/form";
import { ChangeImpactNote } from "./impact-note";

/** Which entry a form is about, and the version of it that the form shows. */
export interface StandingProps {
	id: number;
	versionId: number;
}

export function StandingFields({ id, versionId }: StandingProps) {
	return (
		<>
			<input type="hidden" name="id" value={id} />
			<input type="hidden" name="version" value={versionId} />
		</>
	);
}

interface EntryFormProps {
	state: EntryFormState;
	action: (form: FormData) => void;
	/** Null for a new entry. */
	entry: StandingProps | null;
	/** What is like it already, where the registry asks; null where it does not. */
	alike: { readonly question: string; readonly list: ReactNode; readonly answer: string } | null;
	submit: string;
	cancelHref: string;
	children: ReactNode;
}

/** A form of the registry: its fields, what is like the entry, what a change of it moves. */
export function EntryForm({ state, action, entry, alike, submit, cancelHref, children }: EntryFormProps) {
	const { values, impact } = state;
	return (
		<ActionForm state={state} action={action} className="form source-form">
			{entry && <StandingFields {...entry} />}
			{children}
			{alike && (
				<div className="similar-sources" role="alert">
					<p>{alike.question} Nothing was saved.</p>
					{alike.list}
					<label>
						<input type="checkbox" name="despiteLikeness" value="yes" />
						{alike.answer}
					</label>
				</div>
			)}
			{values.confirmed && <input type="hidden" name="confirmed" value={values.confirmed} />}
			{impact && <ChangeImpactNote impact={impact} />}
			<div className="form-actions">
				<SubmitButton>{submit}</SubmitButton>
				<a href={cancelHref}>Cancel</a>
			</div>
		</ActionForm>
	);
}

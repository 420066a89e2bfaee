"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import {
	mergeSourcesAction,
	retireSourceAction,
	revertSeriesAction,
	revertSourceAction,
	revertTiersAction,
} from "@/lib/source/actions";
import { type EntryFormState, freshForm } from "@/lib/source/form";
import { StandingFields, type StandingProps } from "./entry-form";
import { ChangeImpactNote } from "./impact-note";
import { type NamedWork, WorkLine } from "./similar-list";

const FRESH = freshForm({});

/** Takes an entry out of lists, or brings it back. */
export function RetireForm({ retired, ...standing }: StandingProps & { retired: boolean }) {
	const [{ problem }, action] = useActionState(retireSourceAction, FRESH);
	return (
		<form action={action} className="form">
			{problem && <Notice kind="problem">{problem}</Notice>}
			<StandingFields {...standing} />
			<input type="hidden" name="retired" value={retired ? "no" : "yes"} />
			<div className="form-actions">
				<SubmitButton>{retired ? "Bring this entry back" : "Retire this entry"}</SubmitButton>
				<a href={`/sources/${standing.id}`}>Cancel</a>
			</div>
		</form>
	);
}

/** Brings an entry back to an earlier version. */
export function RevertForm({
	of,
	toVersionId,
	backHref,
	...standing
}: StandingProps & { of: "work" | "series"; toVersionId: number; backHref: string }) {
	const [{ problem }, action] = useActionState(of === "work" ? revertSourceAction : revertSeriesAction, FRESH);
	return (
		<form action={action} className="form">
			{problem && <Notice kind="problem">{problem}</Notice>}
			<StandingFields {...standing} />
			<input type="hidden" name="toVersion" value={toVersionId} />
			<div className="form-actions">
				<SubmitButton>Restore this version</SubmitButton>
				<a href={backHref}>Cancel</a>
			</div>
		</form>
	);
}

/** Brings the tiers back to an earlier version. */
export function RevertTiersForm({ versionId, toVersionId }: { versionId: number; toVersionId: number }) {
	const [{ problem }, action] = useActionState(revertTiersAction, FRESH);
	return (
		<form action={action} className="form">
			{problem && <Notice kind="problem">{problem}</Notice>}
			<input type="hidden" name="version" value={versionId} />
			<input type="hidden" name="toVersion" value={toVersionId} />
			<div className="form-actions">
				<SubmitButton>Restore this version</SubmitButton>
				<a href="/sources/tiers">Cancel</a>
			</div>
		</form>
	);
}

/** Says which of these works the entry is the same as. */
export function MergeForm({ works, ...standing }: StandingProps & { works: readonly NamedWork[] }) {
	const [{ problem, values, impact }, action] = useActionState<EntryFormState, FormData>(mergeSourcesAction, FRESH);
	return (
		<form action={action} className="form source-form">
			{problem && <Notice kind="problem">{problem}</Notice>}
			<StandingFields {...standing} />
			<fieldset className="merge-choice">
				<legend>The entry that stays</legend>
				{works.map((work) => (
					<div key={work.id}>
						<input
							type="radio"
							name="into"
							id={`into-${work.id}`}
							value={work.id}
							defaultChecked={values.into === String(work.id)}
							required
						/>
						<label htmlFor={`into-${work.id}`}>
							<WorkLine work={work} link={false} />
						</label>
						<a href={`/sources/${work.id}`} target="_blank" rel="noopener" aria-label={`Look at ${work.title}`}>
							look
						</a>
					</div>
				))}
			</fieldset>
			{values.confirmed && <input type="hidden" name="confirmed" value={values.confirmed} />}
			{impact && <ChangeImpactNote impact={impact} />}
			<div className="form-actions">
				<SubmitButton>Merge into this entry</SubmitButton>
				<a href={`/sources/${standing.id}`}>Cancel</a>
			</div>
		</form>
	);
}

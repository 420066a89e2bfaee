"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFirstError } from "@/components/ui/use-first-error";
import { saveSeriesAction } from "@/lib/source/actions";
import { seriesHref } from "@/lib/source/addresses";
import { type EntryFormState, freshForm } from "@/lib/source/form";
import { KIND_NAMES, SOURCE_KINDS, type Tier } from "@/lib/source/source";
import { ChangeImpactNote } from "./impact-note";

interface SeriesFormProps {
	/** The series to change and the version that the form shows; null for a new one. */
	entry: { id: number; versionId: number; href: string } | null;
	values: Readonly<Record<string, string>>;
	tiers: readonly Tier[];
}

/** What is known of a series, to enter or to change. */
export function SeriesForm({ entry, values: first, tiers }: SeriesFormProps) {
	const [state, action] = useActionState<EntryFormState, FormData>(saveSeriesAction, freshForm(first));
	const form = useFirstError(state);
	const { values, errors, problem, impact, similarSeries = [] } = state;
	return (
		<form action={action} ref={form} className="form source-form" noValidate>
			{problem && <Notice kind="problem">{problem}</Notice>}
			{entry && (
				<>
					<input type="hidden" name="id" value={entry.id} />
					<input type="hidden" name="version" value={entry.versionId} />
				</>
			)}
			<TextField
				name="title"
				label="Title"
				autoComplete="off"
				maxLength={200}
				value={values.title}
				error={errors.title}
			/>
			<TextField
				name="code"
				label="Code"
				autoComplete="off"
				optional
				hint="What citations call it: DS9."
				maxLength={16}
				value={values.code}
				error={errors.code}
			/>
			<SelectField
				name="kind"
				label="Kind of its works"
				value={values.kind}
				error={errors.kind}
				options={SOURCE_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
			/>
			<SelectField
				name="tier"
				label="Tier"
				value={values.tier}
				error={errors.tier}
				hint="Its works are of this tier unless they say otherwise."
				options={[{ value: "", label: "None" }, ...tiers.map(({ key, name }) => ({ value: key, label: name }))]}
			/>
			{similarSeries.length > 0 && (
				<div className="similar-sources" role="alert">
					<p>The registry has {similarSeries.length === 1 ? "a series" : "series"} like this. Nothing was saved.</p>
					<ul>
						{similarSeries.map((series) => (
							<li key={series.id}>
								<a href={seriesHref(series)}>
									{series.code === null ? series.title : `${series.code}: ${series.title}`}
								</a>
							</li>
						))}
					</ul>
					<label>
						<input type="checkbox" name="despiteLikeness" value="yes" />
						It is another series: enter it all the same
					</label>
				</div>
			)}
			{values.confirmed && <input type="hidden" name="confirmed" value={values.confirmed} />}
			{impact && <ChangeImpactNote impact={impact} />}
			<div className="form-actions">
				<SubmitButton>{entry ? "Save changes" : "Enter this series"}</SubmitButton>
				<a href={entry?.href ?? "/sources"}>Cancel</a>
			</div>
		</form>
	);
}

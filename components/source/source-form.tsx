"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFirstError } from "@/components/ui/use-first-error";
import { changeSourceAction, createSourceAction } from "@/lib/source/actions";
import { type EntryFormState, freshForm } from "@/lib/source/form";
import { KIND_NAMES, type Series, SOURCE_KINDS, type Tier } from "@/lib/source/source";
import { ChangeImpactNote } from "./impact-note";
import { SimilarHint } from "./similar-hint";
import { SimilarList } from "./similar-list";

interface SourceFormProps {
	/** The entry to change and the version that the form shows; null for a new one. */
	entry: { id: number; versionId: number } | null;
	values: Readonly<Record<string, string>>;
	series: readonly Series[];
	tiers: readonly Tier[];
}

/** Everything that is known of a work, to enter or to change. */
export function SourceForm({ entry, values: first, series, tiers }: SourceFormProps) {
	const [state, action] = useActionState<EntryFormState, FormData>(
		entry ? changeSourceAction : createSourceAction,
		freshForm(first),
	);
	const form = useFirstError(state);
	const { values, errors, problem, impact, similar = [] } = state;
	return (
		<form action={action} ref={form} className="form source-form" noValidate>
			{problem && <Notice kind="problem">{problem}</Notice>}
			{entry && (
				<>
					<input type="hidden" name="id" value={entry.id} />
					<input type="hidden" name="version" value={entry.versionId} />
				</>
			)}
			<div className="title-field">
				<TextField
					name="title"
					label="Title"
					autoComplete="off"
					maxLength={300}
					value={values.title}
					error={errors.title}
				/>
				<SimilarHint form={form} exceptId={entry?.id ?? null} />
			</div>
			<div className="form-pair">
				<SelectField
					name="series"
					label="Series"
					value={values.series}
					error={errors.series}
					options={[
						{ value: "", label: "None" },
						...series.map(({ id, code, title }) => ({
							value: String(id),
							label: code === null ? title : `${code}: ${title}`,
						})),
					]}
				/>
				<SelectField
					name="kind"
					label="Kind"
					value={values.kind}
					error={errors.kind}
					options={[
						...(entry ? [] : [{ value: "", label: "As its series" }]),
						...SOURCE_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] })),
					]}
				/>
				<TextField
					name="number"
					label="Number"
					autoComplete="off"
					optional
					hint="As people write it: 1x01, vol. 3."
					maxLength={60}
					value={values.number}
					error={errors.number}
				/>
				<TextField
					name="releaseDate"
					label="Released"
					autoComplete="off"
					optional
					hint="As much as is known: 1993, 1993-01 or 1993-01-03."
					maxLength={10}
					value={values.releaseDate}
					error={errors.releaseDate}
				/>
			</div>
			<CreatorsField value={values.creators} error={errors.creators} />
			<div className="form-pair">
				<TextField
					name="isbn"
					label="ISBN"
					autoComplete="off"
					optional
					maxLength={40}
					value={values.isbn}
					error={errors.isbn}
				/>
				<SelectField
					name="tier"
					label="Tier"
					value={values.tier}
					error={errors.tier}
					options={[
						{ value: "", label: "As its series" },
						...tiers.map(({ key, name }) => ({ value: key, label: name })),
					]}
				/>
				<TextField
					name="url"
					label="Link"
					autoComplete="off"
					optional
					hint="Where it can be read or seen."
					maxLength={2000}
					value={values.url}
					error={errors.url}
				/>
				<TextField
					name="article"
					label="Article about it"
					autoComplete="off"
					optional
					hint="The title of a page of this wiki."
					maxLength={255}
					value={values.article}
					error={errors.article}
				/>
			</div>
			{similar.length > 0 && (
				<div className="similar-sources" role="alert">
					<p>
						This looks like {similar.length === 1 ? "an entry" : "entries"} that the registry has. Nothing was saved.
					</p>
					<SimilarList works={similar} />
					<label>
						<input type="checkbox" name="despiteLikeness" value="yes" />
						It is another work: {entry ? "save" : "enter"} it all the same
					</label>
				</div>
			)}
			{values.confirmed && <input type="hidden" name="confirmed" value={values.confirmed} />}
			{impact && <ChangeImpactNote impact={impact} />}
			<div className="form-actions">
				<SubmitButton>{entry ? "Save changes" : "Enter this work"}</SubmitButton>
				<a href={entry ? `/sources/${entry.id}` : "/sources"}>Cancel</a>
			</div>
		</form>
	);
}

function CreatorsField({ value, error }: { value: string | undefined; error: string | undefined }) {
	return (
		<div className="form-field">
			<label htmlFor="creators">
				Creators<span className="optional"> (optional)</span>
			</label>
			<textarea
				id="creators"
				name="creators"
				rows={2}
				defaultValue={value}
				aria-invalid={error ? true : undefined}
				aria-describedby="creators-note"
				spellCheck={false}
			/>
			<p className={error ? "form-error" : "form-hint"} id="creators-note">
				{error ?? "One on each line: writers, authors."}
			</p>
		</div>
	);
}

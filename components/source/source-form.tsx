"use client";
import { useActionState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { changeSourceAction, createSourceAction } from "@/lib/source/actions";
import { type EntryFormState, freshForm } from "@/lib/source/form";
import { KIND_NAMES, type Series, SOURCE_KINDS, type Tier } from "@/lib/source/source";
import { EntryForm, type StandingProps } from "./entry-form";
import { SimilarHint } from "./similar-hint";
import { SimilarList } from "./similar-list";

interface SourceFormProps {
	/** The entry to change and the version that the form shows; null for a new one. */
	entry: StandingProps | null;
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
	const { values, errors, similar = [] } = state;
	return (
		<EntryForm
			state={state}
			action={action}
			entry={entry}
			alike={
				similar.length === 0
					? null
					: {
							question: `This looks like ${similar.length === 1 ? "an entry" : "entries"} that the registry has.`,
							list: <SimilarList works={similar} />,
							answer: `It is another work: ${entry ? "save" : "enter"} it all the same`,
						}
			}
			submit={entry ? "Save changes" : "Enter this work"}
			cancelHref={entry ? `/sources/${entry.id}` : "/sources"}
		>
			<div className="title-field">
				<TextField
					name="title"
					label="Title"
					autoComplete="off"
					maxLength={300}
					value={values.title}
					error={errors.title}
				/>
				<SimilarHint exceptId={entry?.id ?? null} />
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
		</EntryForm>
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

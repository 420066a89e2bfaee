"use client";
import { useActionState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { saveSeriesAction } from "@/lib/source/actions";
import { type EntryFormState, freshForm } from "@/lib/source/form";
import { KIND_NAMES, type Series, SOURCE_KINDS, type Tier } from "@/lib/source/source";
import { EntryForm, type StandingProps } from "./entry-form";
import { SeriesHint } from "./series-hint";
import { SeriesLinks } from "./series-links";

interface SeriesFormProps {
	/** The series to change and the version that the form shows; null for a new one. */
	entry: (StandingProps & { href: string }) | null;
	values: Readonly<Record<string, string>>;
	tiers: readonly Tier[];
	/** Series that the registry has already, without the one to change. */
	others: readonly Series[];
}

/** What is known of a series, to enter or to change. */
export function SeriesForm({ entry, values: first, tiers, others }: SeriesFormProps) {
	const [state, action] = useActionState<EntryFormState, FormData>(saveSeriesAction, freshForm(first));
	const { values, errors, similarSeries = [] } = state;
	return (
		<EntryForm
			state={state}
			action={action}
			entry={entry}
			alike={
				similarSeries.length === 0
					? null
					: {
							question: `The registry has ${similarSeries.length === 1 ? "a series" : "series"} like this.`,
							list: <SeriesLinks series={similarSeries} />,
							answer: `It is another series: ${entry ? "save" : "enter"} it all the same`,
						}
			}
			submit={entry ? "Save changes" : "Enter this series"}
			cancelHref={entry?.href ?? "/sources"}
		>
			<div className="title-field">
				<TextField
					name="title"
					label="Title"
					autoComplete="off"
					maxLength={200}
					value={values.title}
					error={errors.title}
				/>
				<SeriesHint series={others} />
			</div>
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
		</EntryForm>
	);
}

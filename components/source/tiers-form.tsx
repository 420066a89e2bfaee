"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setTiersAction } from "@/lib/source/actions";
import { freshForm } from "@/lib/source/form";
import { COLOUR_NAMES, TIER_COLOURS, type Tier } from "@/lib/source/source";
import { type TierFormState, tierValues } from "@/lib/source/tier-form";
import { ViewShifts } from "./impact-note";

const COLOUR_OPTIONS = [
	{ value: "", label: "Usual for its place" },
	...TIER_COLOURS.map((colour) => ({ value: colour, label: COLOUR_NAMES[colour] })),
];

interface TiersFormProps {
	tiers: readonly Tier[];
	/** Keys of tiers that works or series stand in: those cannot go. */
	used: readonly string[];
	/** The version that the form shows. */
	versionId: number;
}

/** The tiers to rename, to colour, to order anew, to add to and to remove from. */
export function TiersForm({ tiers, used, versionId }: TiersFormProps) {
	const [{ values, problem, views }, action] = useActionState<TierFormState, FormData>(
		setTiersAction,
		freshForm(tierValues(tiers)),
	);
	return (
		<form action={action} className="form source-form" noValidate>
			{problem && <Notice kind="problem">{problem}</Notice>}
			<input type="hidden" name="version" value={values.version ?? versionId} />
			{tiers.map(({ key, name }) => (
				<fieldset className="tier-fields" key={key}>
					<legend>{name}</legend>
					<TextField
						name={`name-${key}`}
						label="Name"
						autoComplete="off"
						maxLength={60}
						value={values[`name-${key}`]}
					/>
					<TextField
						name={`place-${key}`}
						label="Place"
						autoComplete="off"
						maxLength={2}
						value={values[`place-${key}`]}
					/>
					<SelectField name={`colour-${key}`} label="Colour" value={values[`colour-${key}`]} options={COLOUR_OPTIONS} />
					{!used.includes(key) && (
						<label className="remove-tier">
							<input
								type="checkbox"
								name={`remove-${key}`}
								value="yes"
								defaultChecked={values[`remove-${key}`] === "yes"}
							/>
							Remove: no work stands in it
						</label>
					)}
				</fieldset>
			))}
			<fieldset className="tier-fields">
				<legend>Another tier</legend>
				<TextField name="new-name" label="Name" autoComplete="off" optional maxLength={60} value={values["new-name"]} />
				<TextField
					name="new-place"
					label="Place"
					autoComplete="off"
					maxLength={2}
					value={values["new-place"] ?? String(tiers.length + 1)}
				/>
				<SelectField name="new-colour" label="Colour" value={values["new-colour"]} options={COLOUR_OPTIONS} />
				<TextField
					name="new-key"
					label="Key"
					autoComplete="off"
					optional
					hint="For addresses, and for good: small letters, digits, hyphens."
					maxLength={32}
					value={values["new-key"]}
				/>
			</fieldset>
			{values.confirmed && <input type="hidden" name="confirmed" value={values.confirmed} />}
			{views && (
				<Notice kind="warning">
					Nothing is saved yet. With these tiers:
					<ViewShifts views={views} />
					<p>Send the form again to make the change.</p>
				</Notice>
			)}
			<div className="form-actions">
				<SubmitButton>Save the tiers</SubmitButton>
				<a href="/sources/tiers">Cancel</a>
			</div>
		</form>
	);
}

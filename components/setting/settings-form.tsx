"use client";
import { useActionState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { CheckField } from "@/components/ui/check-field";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { changeSettingsAction } from "@/lib/setting/actions";
import { CHOICE_NAMES, namespaceName, REVIEW_MODE_NAMES } from "@/lib/setting/describe-setting";
import { REVIEWED_NAMESPACES, setRows } from "@/lib/setting/form";
import type { FormState } from "@/lib/user/form-state";

interface SettingsFormProps {
	values: Readonly<Record<string, string>>;
	/** The version that the form shows. */
	versionId: number;
	tiers: readonly { readonly key: string; readonly name: string }[];
}

const options = (names: Readonly<Record<string, string>>) =>
	Object.entries(names).map(([value, label]) => ({ value, label: label.charAt(0).toUpperCase() + label.slice(1) }));

/** All that a community decides about its wiki, to change at once. */
export function SettingsForm({ values: first, versionId, tiers }: SettingsFormProps) {
	const [state, action] = useActionState<FormState, FormData>(changeSettingsAction, {
		values: first,
		errors: {},
		problem: null,
		done: false,
	});
	const { values, errors } = state;
	const wrong = Object.keys(errors).length;
	const line = (name: string) => ({ name, value: values[name], error: errors[name], autoComplete: "off" });
	return (
		<ActionForm state={state} action={action} className="form settings-form">
			{wrong > 0 && (
				<Notice kind="problem">
					Nothing was saved: {wrong === 1 ? "one field needs" : `${wrong} fields need`} another answer.
				</Notice>
			)}
			<input type="hidden" name="version" value={values.version ?? versionId} />
			<fieldset className="setting-group">
				<legend>The wiki</legend>
				<TextField {...line("siteName")} label="Name" maxLength={80} />
				<TextField {...line("tagline")} label="Tagline" optional hint="A few words beside the name." maxLength={120} />
				<TextField {...line("mainPage")} label="Main page" hint="The title of the page at /." maxLength={255} />
				<TextField
					{...line("licence.name")}
					label="Licence"
					hint="Under which everything is published."
					maxLength={80}
				/>
				<TextField {...line("licence.href")} label="Address of the licence" maxLength={500} />
			</fieldset>
			<fieldset className="setting-group">
				<legend>Reading</legend>
				<SelectField
					{...line("citationStyle")}
					label="Look of citations"
					hint="Readers may choose the other one for themselves."
					options={options(CHOICE_NAMES.citationStyle)}
				/>
				<SelectField
					{...line("uncitedText")}
					label="Text without a source, in a view of some tiers"
					options={options(CHOICE_NAMES.uncitedText)}
				/>
			</fieldset>
			<fieldset className="setting-group">
				<legend>Views of its own</legend>
				<p className="form-hint">
					Readers may look at the tiers from the first down to any of them. Here stand other choices that they are
					offered by name.
				</p>
				<input type="hidden" name="lensSets.count" value={values["lensSets.count"] ?? "0"} />
				{setRows(values).map((row, index, rows) => (
					<ViewFields
						key={row}
						prefix={`lensSets.${row}`}
						fresh={index === rows.length - 1}
						values={values}
						errors={errors}
						tiers={tiers}
					/>
				))}
			</fieldset>
			<fieldset className="setting-group">
				<legend>Review</legend>
				<SelectField
					{...line("reviewMode")}
					label="Before the public reads an edit"
					hint="An edit that waits is read by accounts alone until a reviewer approves it."
					options={options(REVIEW_MODE_NAMES)}
				/>
				<CheckField
					name="reviewOwnEdits"
					label="Reviewers may approve what they wrote themselves"
					checked={values.reviewOwnEdits === "yes"}
				/>
				<details className="setting-namespaces" open={REVIEWED_NAMESPACES.some((number) => values[modeOf(number)])}>
					<summary>Otherwise in a namespace</summary>
					<div className="form-pair">
						{REVIEWED_NAMESPACES.map((number) => (
							<SelectField
								key={number}
								{...line(modeOf(number))}
								label={namespaceName(number)}
								options={[{ value: "", label: "As the wiki" }, ...options(REVIEW_MODE_NAMES)]}
							/>
						))}
					</div>
				</details>
			</fieldset>
			<div className="form-actions">
				<SubmitButton>Save the settings</SubmitButton>
				<a href="/wiki/Special:SpecialPages">Cancel</a>
			</div>
		</ActionForm>
	);
}

const modeOf = (number: number) => `reviewModeByNamespace.${number}`;

interface ViewFieldsProps {
	prefix: string;
	/** The one to fill in. */
	fresh: boolean;
	values: Readonly<Record<string, string>>;
	errors: Readonly<Record<string, string>>;
	tiers: SettingsFormProps["tiers"];
}

function ViewFields({ prefix, fresh, values, errors, tiers }: ViewFieldsProps) {
	const noTiers = errors[`${prefix}.tiers`];
	const line = (field: string) => ({
		name: `${prefix}.${field}`,
		value: values[`${prefix}.${field}`],
		error: errors[`${prefix}.${field}`],
		autoComplete: "off",
		optional: fresh,
	});
	return (
		<fieldset className="setting-view" aria-describedby={noTiers ? `${prefix}.tiers-note` : undefined}>
			<legend>{fresh ? "Another view" : values[`${prefix}.name`]}</legend>
			<div className="form-pair">
				<TextField {...line("name")} label="Name" maxLength={60} />
				<TextField {...line("key")} label="Key" hint="For addresses: ?lens=key" maxLength={32} />
			</div>
			<div className="setting-tiers">
				{tiers.map(({ key, name }) => (
					<CheckField
						key={key}
						name={`${prefix}.tiers.${key}`}
						label={name}
						checked={values[`${prefix}.tiers.${key}`] === "yes"}
					/>
				))}
			</div>
			{noTiers && (
				<p className="form-error" id={`${prefix}.tiers-note`}>
					{noTiers}
				</p>
			)}
			{!fresh && (
				<CheckField name={`${prefix}.remove`} label="Remove this view" checked={values[`${prefix}.remove`] === "yes"} />
			)}
		</fieldset>
	);
}

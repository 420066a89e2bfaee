import type { ReactNode } from "react";

interface SelectFieldProps {
	/** Name in the form, and the id of the select. */
	name: string;
	label: string;
	options: readonly { readonly value: string; readonly label: string }[];
	value?: string | undefined;
	hint?: ReactNode;
	error?: string | undefined;
}

/** A choice with its label above; below it a hint, or what is wrong instead. */
export function SelectField({ name, label, options, value, hint, error }: SelectFieldProps) {
	const noteId = `${name}-note`;
	return (
		<div className="form-field">
			<label htmlFor={name}>{label}</label>
			<select
				// React keeps the first default of a select when a form is shown again with another value.
				key={value}
				id={name}
				name={name}
				defaultValue={value}
				aria-invalid={error ? true : undefined}
				aria-describedby={error || hint ? noteId : undefined}
			>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
			{(error || hint) && (
				<p className={error ? "form-error" : "form-hint"} id={noteId}>
					{error || hint}
				</p>
			)}
		</div>
	);
}

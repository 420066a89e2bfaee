import type { HTMLInputAutoCompleteAttribute, ReactNode } from "react";

export interface TextFieldProps {
	/** Name in the form, and the id of the input. */
	name: string;
	label: string;
	type?: "text" | "password" | "email";
	hint?: ReactNode;
	error?: string | undefined;
	value?: string | undefined;
	autoComplete: HTMLInputAutoCompleteAttribute;
	optional?: boolean;
	maxLength?: number;
}

/** One line of text with its label above; below it a hint, or what is wrong instead. */
export function TextField({
	name,
	label,
	type = "text",
	hint,
	error,
	value,
	optional = false,
	...rest
}: TextFieldProps) {
	const noteId = `${name}-note`;
	return (
		<div className="form-field">
			<label htmlFor={name}>
				{label}
				{optional && <span className="optional"> (optional)</span>}
			</label>
			<input
				{...rest}
				id={name}
				name={name}
				type={type}
				defaultValue={value}
				required={!optional}
				aria-invalid={error ? true : undefined}
				aria-describedby={error || hint ? noteId : undefined}
				autoCapitalize="none"
				spellCheck={false}
			/>
			{(error || hint) && (
				<p className={error ? "form-error" : "form-hint"} id={noteId}>
					{error || hint}
				</p>
			)}
		</div>
	);
}

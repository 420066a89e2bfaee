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

/** One line of text with its label above and what is wrong with it below. */
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
	const hintId = `${name}-hint`;
	const errorId = `${name}-error`;
	const described = [error && errorId, hint && hintId].filter(Boolean).join(" ");
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
				aria-describedby={described || undefined}
				autoCapitalize="none"
				spellCheck={false}
			/>
			{error && (
				<p className="form-error" id={errorId}>
					{error}
				</p>
			)}
			{hint && (
				<p className="form-hint" id={hintId}>
					{hint}
				</p>
			)}
		</div>
	);
}

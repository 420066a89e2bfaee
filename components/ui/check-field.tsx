interface CheckFieldProps {
	/** Name in the form, and the id of the box. */
	name: string;
	label: string;
	checked: boolean;
}

/** A box to tick with its label beside it. */
export function CheckField({ name, label, checked }: CheckFieldProps) {
	return (
		<label className="check-field" htmlFor={name}>
			<input
				// React keeps the first default of a box when a form is shown again with another value.
				key={String(checked)}
				type="checkbox"
				id={name}
				name={name}
				value="yes"
				defaultChecked={checked}
			/>
			{label}
		</label>
	);
}

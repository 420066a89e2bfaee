import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/user/form-state";

interface NewAccountFieldsProps {
	state: FormState;
	name: { readonly label: string; readonly hint: string };
	minPasswordLength: number;
}

/** What every new account needs: the name that others see, and a password. */
export function NewAccountFields({ state: { values, errors }, name, minPasswordLength }: NewAccountFieldsProps) {
	return (
		<>
			<TextField name="name" {...name} autoComplete="username" value={values.name} error={errors.name} />
			<TextField
				name="password"
				label="Password"
				type="password"
				autoComplete="new-password"
				hint={`At least ${minPasswordLength} characters. A few words in a row will do.`}
				error={errors.password}
			/>
		</>
	);
}

"use client";
import { useActionState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { registerAction } from "@/lib/user/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";
import { NewAccountFields } from "./new-account-fields";

export function RegisterForm({ returnTo, minPasswordLength }: { returnTo: string; minPasswordLength: number }) {
	const [state, action] = useActionState(registerAction, EMPTY_FORM);
	return (
		<ActionForm state={state} action={action}>
			<input type="hidden" name="return" value={returnTo} />
			<NewAccountFields
				state={state}
				name={{
					label: "Name",
					hint: "Stands beside everything you write, for everybody to see. It need not be your real one.",
				}}
				minPasswordLength={minPasswordLength}
			/>
			<TextField
				name="email"
				label="E-mail"
				type="email"
				autoComplete="email"
				optional
				hint="Only you see it."
				value={state.values.email}
				error={state.errors.email}
			/>
			<div className="form-actions">
				<SubmitButton>Create account</SubmitButton>
			</div>
		</ActionForm>
	);
}

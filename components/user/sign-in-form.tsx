"use client";
import { useActionState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { signInAction } from "@/lib/user/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";

export function SignInForm({ returnTo, name }: { returnTo: string; name?: string | undefined }) {
	const [state, action] = useActionState(signInAction, EMPTY_FORM);
	return (
		<ActionForm state={state} action={action}>
			<input type="hidden" name="return" value={returnTo} />
			<TextField
				name="name"
				label="Name"
				autoComplete="username"
				value={state.values.name ?? name}
				error={state.errors.name}
			/>
			<TextField
				name="password"
				label="Password"
				type="password"
				autoComplete="current-password"
				error={state.errors.password}
			/>
			<div className="form-actions">
				<SubmitButton>Sign in</SubmitButton>
			</div>
		</ActionForm>
	);
}

"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFirstError } from "@/components/ui/use-first-error";
import { signInAction } from "@/lib/user/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";

export function SignInForm({ returnTo }: { returnTo: string }) {
	const [state, action] = useActionState(signInAction, EMPTY_FORM);
	const form = useFirstError(state);
	return (
		<form action={action} ref={form} className="form" noValidate>
			{state.problem && <Notice kind="problem">{state.problem}</Notice>}
			<input type="hidden" name="return" value={returnTo} />
			<TextField name="name" label="Name" autoComplete="username" value={state.values.name} error={state.errors.name} />
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
		</form>
	);
}

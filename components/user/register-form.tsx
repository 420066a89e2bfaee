"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFirstError } from "@/components/ui/use-first-error";
import { registerAction } from "@/lib/user/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";

export function RegisterForm({ returnTo, minPasswordLength }: { returnTo: string; minPasswordLength: number }) {
	const [state, action] = useActionState(registerAction, EMPTY_FORM);
	const form = useFirstError(state);
	return (
		<form action={action} ref={form} className="form" noValidate>
			{state.problem && <Notice kind="problem">{state.problem}</Notice>}
			<input type="hidden" name="return" value={returnTo} />
			<TextField
				name="name"
				label="Name"
				autoComplete="username"
				hint="Stands beside everything you write, for everybody to see. It need not be your real one."
				value={state.values.name}
				error={state.errors.name}
			/>
			<TextField
				name="password"
				label="Password"
				type="password"
				autoComplete="new-password"
				hint={`At least ${minPasswordLength} characters. A few words in a row will do.`}
				error={state.errors.password}
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
		</form>
	);
}

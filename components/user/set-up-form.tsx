"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFirstError } from "@/components/ui/use-first-error";
import { setUpAction } from "@/lib/user/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";

export function SetUpForm({ token, minPasswordLength }: { token: string; minPasswordLength: number }) {
	const [state, action] = useActionState(setUpAction, EMPTY_FORM);
	const form = useFirstError(state);
	return (
		<form action={action} ref={form} className="form" noValidate>
			{state.problem && <Notice kind="problem">{state.problem}</Notice>}
			<input type="hidden" name="token" value={token} />
			<TextField
				name="siteName"
				label="Name of the wiki"
				autoComplete="off"
				maxLength={80}
				value={state.values.siteName}
				error={state.errors.siteName}
			/>
			<TextField
				name="name"
				label="Your name"
				autoComplete="username"
				hint="You become the first admin and can make others."
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
			<div className="form-actions">
				<SubmitButton>Set up the wiki</SubmitButton>
			</div>
		</form>
	);
}

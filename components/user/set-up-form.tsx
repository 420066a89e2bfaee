"use client";
import { useActionState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setUpAction } from "@/lib/user/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";
import { NewAccountFields } from "./new-account-fields";

export function SetUpForm({ token, minPasswordLength }: { token: string; minPasswordLength: number }) {
	const [state, action] = useActionState(setUpAction, EMPTY_FORM);
	return (
		<ActionForm state={state} action={action}>
			<input type="hidden" name="token" value={token} />
			<TextField
				name="siteName"
				label="Name of the wiki"
				autoComplete="off"
				maxLength={80}
				value={state.values.siteName}
				error={state.errors.siteName}
			/>
			<NewAccountFields
				state={state}
				name={{ label: "Your name", hint: "You become the first admin and can make others." }}
				minPasswordLength={minPasswordLength}
			/>
			<div className="form-actions">
				<SubmitButton>Set up the wiki</SubmitButton>
			</div>
		</ActionForm>
	);
}

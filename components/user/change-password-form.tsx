"use client";
import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFirstError } from "@/components/ui/use-first-error";
import { changePasswordAction } from "@/lib/user/actions";
import { EMPTY_FORM } from "@/lib/user/form-state";

interface ChangePasswordFormProps {
	userName: string;
	hasPassword: boolean;
	minPasswordLength: number;
}

export function ChangePasswordForm({ userName, hasPassword, minPasswordLength }: ChangePasswordFormProps) {
	const [state, action] = useActionState(changePasswordAction, EMPTY_FORM);
	const form = useFirstError(state);
	return (
		<form action={action} ref={form} className="form" noValidate>
			{state.done && <Notice>Your password is changed. Every other browser has been signed out.</Notice>}
			{state.problem && <Notice kind="problem">{state.problem}</Notice>}
			{/* Tells password managers whose password this is; not sent. */}
			<input type="text" autoComplete="username" defaultValue={userName} hidden readOnly />
			{hasPassword ? (
				<TextField
					name="currentPassword"
					label="Current password"
					type="password"
					autoComplete="current-password"
					error={state.errors.currentPassword}
				/>
			) : (
				<input type="hidden" name="currentPassword" value="" />
			)}
			<TextField
				name="newPassword"
				label="New password"
				type="password"
				autoComplete="new-password"
				hint={`At least ${minPasswordLength} characters.`}
				error={state.errors.newPassword}
			/>
			<div className="form-actions">
				<SubmitButton>{hasPassword ? "Change password" : "Set a password"}</SubmitButton>
			</div>
		</form>
	);
}

"use client";
import type { ReactNode } from "react";
import { Notice } from "./notice";
import { useFirstError } from "./use-first-error";

interface ActionFormProps {
	state: { readonly errors: Readonly<Record<string, string>>; readonly problem: string | null };
	action: (form: FormData) => void;
	className?: string;
	children: ReactNode;
}

/** A form whose answer is shown in its place: what is wrong as a whole above, the first wrong field in focus. */
export function ActionForm({ state, action, className = "form", children }: ActionFormProps) {
	const form = useFirstError(state);
	return (
		<form action={action} ref={form} className={className} noValidate>
			{state.problem && <Notice kind="problem">{state.problem}</Notice>}
			{children}
		</form>
	);
}

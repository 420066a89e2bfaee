"use client";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";

/** Sends the form around it, once: while the answer is on its way it keeps the focus and does nothing. */
export function SubmitButton({ children, primary = true }: { children: ReactNode; primary?: boolean }) {
	const { pending } = useFormStatus();
	return (
		<button
			type="submit"
			className={primary ? "button primary" : "button"}
			aria-disabled={pending || undefined}
			onClick={(event) => pending && event.preventDefault()}
		>
			{children}
		</button>
	);
}

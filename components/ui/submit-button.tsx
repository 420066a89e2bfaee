"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";

/** Sends the form around it, once: while the answer is on its way it keeps the focus and does nothing. */
export function SubmitButton({
	children,
	primary = true,
	...field
}: Pick<ComponentProps<"button">, "children" | "name" | "value"> & { primary?: boolean }) {
	const { pending } = useFormStatus();
	return (
		<button
			type="submit"
			{...field}
			className={primary ? "button primary" : "button"}
			aria-disabled={pending || undefined}
			onClick={(event) => pending && event.preventDefault()}
		>
			{children}
		</button>
	);
}

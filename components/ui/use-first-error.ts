"use client";
import { type RefObject, useEffect, useRef } from "react";

/**
 * A ref for a form whose first wrong field, or else the first empty one, takes the focus each time `state`
 * says that something is wrong.
 */
export function useFirstError(state: {
	errors: Readonly<Record<string, string>>;
	problem: string | null;
}): RefObject<HTMLFormElement | null> {
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		if (Object.keys(state.errors).length === 0 && state.problem === null) return;
		const wrong = form.current?.querySelector<HTMLElement>("[aria-invalid='true']");
		const inputs = form.current?.querySelectorAll<HTMLInputElement>("input:not([type='hidden'], [hidden])") ?? [];
		(wrong ?? [...inputs].find(({ value }) => value === ""))?.focus();
	}, [state]);
	return form;
}

import type { ReactNode } from "react";

/** A few words about the page as a whole. Problems are read out at once, the rest when the reader gets there. */
export function Notice({ kind = "info", children }: { kind?: "info" | "warning" | "problem"; children: ReactNode }) {
	return (
		<div className={kind === "info" ? "notice" : `notice ${kind}`} role={kind === "problem" ? "alert" : "status"}>
			{children}
		</div>
	);
}

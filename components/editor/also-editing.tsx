"use client";

import { useEffect, useState } from "react";
import { EDITING_EVERY_MS } from "@/lib/draft/editing";

/** Who else has the editor of this page open, kept up to date while it is. */
export function AlsoEditing({ title }: { title: string }) {
	const [names, setNames] = useState<readonly string[]>([]);
	useEffect(() => {
		const address = `/api/v1/pages/${encodeURIComponent(title)}/editing`;
		let gone = false;
		const tell = async (): Promise<void> => {
			if (document.visibilityState === "hidden") return;
			try {
				const response = await fetch(address, { method: "PUT" });
				const { editors } = (await response.json()) as { editors?: { name: string }[] };
				if (gone) return;
				const now = (editors ?? []).map(({ name }) => name);
				setNames((before) => (before.join("\n") === now.join("\n") ? before : now));
			} catch {
				// Asked again soon; until then what was known stands.
			}
		};
		const leave = (): void => {
			void fetch(address, { method: "DELETE", keepalive: true }).catch(() => undefined);
		};
		void tell();
		const timer = setInterval(tell, EDITING_EVERY_MS);
		document.addEventListener("visibilitychange", tell);
		window.addEventListener("pagehide", leave);
		return () => {
			gone = true;
			clearInterval(timer);
			document.removeEventListener("visibilitychange", tell);
			window.removeEventListener("pagehide", leave);
			leave();
		};
	}, [title]);
	return (
		<span className="also-editing" role="status">
			{names.length > 0 && `Also editing now: ${new Intl.ListFormat("en").format(names)}`}
		</span>
	);
}

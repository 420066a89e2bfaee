"use client";

import { useState } from "react";
import type { WikiDocument } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";

/** Copies a whole text; where the browser forbids it, shows it to be copied by hand. */
export function CopyText({ label, document }: { label: string; document: WikiDocument | (() => WikiDocument) }) {
	const [byHand, setByHand] = useState<string | null>(null);
	const [copied, setCopied] = useState(false);
	const copy = async (): Promise<void> => {
		const text = documentText(typeof document === "function" ? document() : document);
		try {
			await navigator.clipboard.writeText(text);
			setCopied(true);
		} catch {
			setByHand(text);
		}
	};
	return (
		<>
			<button type="button" className="button" onClick={copy}>
				{label}
			</button>
			<span role="status">{copied && "Copied."}</span>
			{byHand !== null && <textarea className="copied-by-hand" aria-label={label} readOnly rows={8} value={byHand} />}
		</>
	);
}

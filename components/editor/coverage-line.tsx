"use client";

import type { Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { useEffect, useRef } from "react";
import { type Coverage, citationCoverage } from "@/lib/citation/coverage";
import { DOCUMENT_VERSION, type DocumentNode } from "@/lib/document/schema";

const counted = new WeakMap<ProseMirrorNode, Coverage>();

function coverageOf(block: ProseMirrorNode): Coverage {
	let coverage = counted.get(block);
	if (coverage === undefined) {
		const content = [block.toJSON() as DocumentNode];
		coverage = citationCoverage({ type: "doc", attrs: { version: DOCUMENT_VERSION }, content });
		counted.set(block, coverage);
	}
	return coverage;
}

function describeCoverage(doc: ProseMirrorNode): string {
	let [total, cited] = [0, 0];
	doc.forEach((block) => {
		const coverage = coverageOf(block);
		total += coverage.total;
		cited += coverage.cited;
	});
	if (total === 0) return "";
	return `${cited} of ${total} ${total === 1 ? "paragraph" : "paragraphs"} ${cited === 1 ? "cites" : "cite"} a source`;
}

/** How much of the text names a source; a hint, written past React when the typing pauses. */
export function CoverageLine({ editor }: { editor: Editor }) {
	const line = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		let timer = 0;
		const show = (): void => {
			if (line.current) line.current.textContent = describeCoverage(editor.state.doc);
		};
		const later = (): void => {
			window.clearTimeout(timer);
			timer = window.setTimeout(show, 600);
		};
		show();
		editor.on("update", later);
		return () => {
			window.clearTimeout(timer);
			editor.off("update", later);
		};
	}, [editor]);
	return <span className="coverage" ref={line} />;
}

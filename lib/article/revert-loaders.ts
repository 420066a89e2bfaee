import "server-only";
import type { CitedSources } from "@/lib/citation/cited-works";
import type { PresentedDiff } from "@/lib/document/present-diff";
import type { WikiDocument } from "@/lib/document/schema";
import { type CompareProblem, compareForPage } from "@/lib/revision/compare";
import type { Revision } from "@/lib/revision/queries";
import { fingerprint } from "@/lib/revision/revision";
import { type ReadDocument, readDocument } from "./loaders";

/** What taking something back would change about the text that stands now. */
export interface RevertPreview {
	/** The comparison, or why there is none. */
	readonly diff: { readonly ok: true; readonly presented: PresentedDiff } | CompareProblem;
	readonly read: { readonly before: ReadDocument; readonly after: ReadDocument };
	readonly sources: CitedSources;
	/** Whether it would change nothing. */
	readonly empty: boolean;
}

/** Compares the text that stands now with what would take its place. */
export async function loadRevertPreview(now: Revision, document: WikiDocument): Promise<RevertPreview> {
	const { title } = now.page;
	const { size, sha256 } = fingerprint(document);
	const [diff, before, after] = await Promise.all([
		compareForPage({ document: now.document, size: now.size }, { document, size }),
		readDocument(title, now.document, { editable: false }),
		readDocument(title, document, { editable: false }),
	]);
	return {
		diff,
		read: { before, after },
		sources: new Map([...before.sources, ...after.sources]),
		empty: sha256 === now.sha256,
	};
}

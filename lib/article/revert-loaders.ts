import "server-only";
import { headers } from "next/headers";
import type { CitedSources } from "@/lib/citation/cited-works";
import type { PresentedDiff } from "@/lib/document/present-diff";
import type { WikiDocument } from "@/lib/document/schema";
import type { Actor } from "@/lib/permission/actor";
import { CLIENT_HEADER } from "@/lib/platform/client-address";
import { type CompareProblem, compareForPage } from "@/lib/revision/compare";
import { listRevisionRows, type Revision, type RevisionRow } from "@/lib/revision/queries";
import { fingerprint } from "@/lib/revision/revision";
import { findSettling } from "@/lib/revision/settle-waiting";
import type { Title } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import { admitComparison, type ComparisonsLimited } from "./comparison-limit";
import { type ReadDocument, readDocument } from "./loaders";

/** What taking something back would change about the text that stands now. */
export interface RevertPreview {
	/** The comparison, or why there is none. */
	readonly diff: { readonly ok: true; readonly presented: PresentedDiff } | CompareProblem | ComparisonsLimited;
	readonly read: { readonly before: ReadDocument; readonly after: ReadDocument };
	readonly sources: CitedSources;
	/** Whether it would change nothing. */
	readonly empty: boolean;
}

/**
 * Compares the text that stands now with what would take its place; a long comparison is shown from the change after
 * `skip` on.
 */
export async function loadRevertPreview(now: Revision, document: WikiDocument, skip: number): Promise<RevertPreview> {
	const { title } = now.page;
	const { size, sha256 } = fingerprint(document);
	const client = (await headers()).get(CLIENT_HEADER);
	const admitted = await admitComparison(await loadActor(), client, now.size + size);
	const [diff, before, after] = await Promise.all([
		admitted.ok ? compareForPage({ document: now.document, size: now.size }, { document, size }, skip) : admitted,
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

/** What taking revisions back does to the edits that wait, as somebody is told before they do it. */
export interface LoadedSettling {
	readonly title: Title;
	/** The waiting edits that they may settle with it, oldest first. */
	readonly settled: readonly RevisionRow[];
	/** Waiting edits that stay and that somebody has to decide about. */
	readonly open: number;
	/** Whether readers see it at once where those are settled, and whether it waits where they are not. */
	readonly published: boolean;
	readonly waits: boolean;
}

/** Finds what taking revisions of a page back would do to its edits that wait; `document` is what comes of it. */
export async function loadSettling(
	actor: Actor,
	now: Revision,
	{ takenBack, document }: { takenBack: readonly number[]; document: WikiDocument },
): Promise<LoadedSettling> {
	const { sha256 } = fingerprint(document);
	const { settles, ...told } = await findSettling(actor, { pageId: now.pageId, takenBack, sha256 });
	const rows = await listRevisionRows(actor, settles);
	return { ...told, title: now.page.title, settled: settles.flatMap((id) => rows.get(id) ?? []) };
}

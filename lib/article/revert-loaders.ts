import "server-only";
import type { WikiDocument } from "@/lib/document/schema";
import type { Actor } from "@/lib/permission/actor";
import type { CompareProblem } from "@/lib/revision/compare";
import { listRevisionRows, type Revision, type RevisionRow } from "@/lib/revision/queries";
import { fingerprint } from "@/lib/revision/revision";
import { findSettling } from "@/lib/revision/settle-waiting";
import type { Title } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import type { ComparisonsLimited } from "./comparison-limit";
import { compareTexts, type DrawnDiff } from "./comparison-loaders";

/** What taking something back would change about the text that stands now. */
export interface RevertPreview {
	/** The comparison, or why there is none. */
	readonly compared: ({ readonly ok: true } & DrawnDiff) | CompareProblem | ComparisonsLimited;
	/** Whether it would change nothing. */
	readonly empty: boolean;
}

/**
 * Compares the text that stands now with what would take its place; a long comparison is shown from the change after
 * `skip` on.
 */
export async function loadRevertPreview(now: Revision, document: WikiDocument, skip: number): Promise<RevertPreview> {
	const { size, sha256 } = fingerprint(document);
	const before = { json: JSON.stringify(now.document), size: now.size };
	const after = { json: JSON.stringify(document), size };
	const compared = await compareTexts(await loadActor(), now.page.title, { before, after, skip });
	return { compared, empty: sha256 === now.sha256 };
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

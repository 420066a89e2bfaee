import "server-only";
import type { BlockBlame } from "@/lib/revision/blame";
import { findBlame, findWordBlame, type Hand, listHands, type WordBlame } from "@/lib/revision/blame-queries";
import { findRevision, type Revision } from "@/lib/revision/queries";
import type { Title } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import { loadOtherExists, type ReadDocument, readDocument } from "./loaders";
import { findPage, type Page } from "./queries";

export interface PageBlame {
	readonly page: Page;
	readonly revision: Revision;
	readonly read: ReadDocument;
	readonly blame: readonly BlockBlame[];
	/** The words of the one block that was asked for; null where none was, or the revision has no such block. */
	readonly words: WordBlame | null;
	readonly hands: ReadonlyMap<number, Hand>;
	readonly otherExists: boolean;
}

/** Who wrote a page as its reader sees it, or as it stood in an old revision; null where the reader sees no such thing. */
export async function loadBlame(
	title: Title,
	{ oldid, block }: { oldid: number | null; block: string | null },
): Promise<PageBlame | null> {
	const viewer = await loadActor();
	const page = await findPage(viewer, title);
	const revision = page && (await findRevision(viewer, oldid ?? page.latestRevisionId));
	if (!page || revision?.pageId !== page.id) return null;
	const [read, blame, words, otherExists] = await Promise.all([
		readDocument(title, revision.document, { editable: false }),
		findBlame(revision),
		block === null ? null : findWordBlame(revision, block),
		loadOtherExists(title),
	]);
	const named = blame.flatMap(({ createdIn, textChangedIn, citationsChangedIn }) => [
		createdIn,
		textChangedIn,
		...(citationsChangedIn === null ? [] : [citationsChangedIn]),
	]);
	const hands = await listHands(viewer, [...named, ...(words?.runs.map((run) => run.revisionId) ?? [])], new Date());
	return { page, revision, read, blame, words, hands, otherExists };
}

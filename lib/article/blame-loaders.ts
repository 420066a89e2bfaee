import "server-only";
import type { BlockBlame } from "@/lib/revision/blame";
import {
	type BlamedRevision,
	findBlame,
	findBlamedRevision,
	findWordBlame,
	type Hand,
	listHands,
	type WordBlame,
} from "@/lib/revision/blame-queries";
import { findNewcomerTouches } from "@/lib/revision/newcomer-touches";
import { revisionsNamed, type TouchedBlock } from "@/lib/revision/standing-touches";
import type { Title } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import { loadOtherExists, type ReadDocument, readDocument } from "./loaders";
import { findPage, type Page } from "./queries";

interface Blamed {
	readonly page: Page;
	readonly revision: BlamedRevision;
	readonly hands: ReadonlyMap<number, Hand>;
	readonly otherExists: boolean;
}

export interface PageBlame extends Blamed {
	readonly read: ReadDocument;
	readonly blame: readonly TouchedBlock[];
}

export interface BlockWords extends Blamed {
	readonly block: string;
	/** Null where the revision has no such block; "busy" where too much else is worked out just now. */
	readonly words: WordBlame | "busy" | null;
}

/** Who wrote a page as its reader sees it, or as it stood in an old revision; null where the reader sees no such thing. */
export async function loadBlame(title: Title, oldid: number | null): Promise<PageBlame | null> {
	const found = await findBlamed(title, oldid);
	if (!found) return null;
	const { viewer, page, revision } = found;
	const now = new Date();
	const [read, blocks, touches, otherExists] = await Promise.all([
		readDocument(title, revision.document, { editable: false }),
		findBlame(revision),
		findNewcomerTouches(viewer, revision, now),
		loadOtherExists(title),
	]);
	const blame = blocks.map((block) => withTouch(block, touches.get(block.blockId) ?? null));
	const hands = await listHands(viewer, blame.flatMap(revisionsNamed), now);
	return { page, revision, read, blame, hands, otherExists };
}

function withTouch(block: BlockBlame, touchedIn: number | null): TouchedBlock {
	const { createdIn, textChangedIn, citationsChangedIn } = block;
	const known = [createdIn, textChangedIn, citationsChangedIn].includes(touchedIn);
	return { ...block, touchedIn: known ? null : touchedIn };
}

/** Who wrote each word of one block of a page, in the same way. */
export async function loadWordBlame(
	title: Title,
	{ oldid, block }: { oldid: number | null; block: string },
): Promise<BlockWords | null> {
	const found = await findBlamed(title, oldid);
	if (!found) return null;
	const { viewer, page, revision } = found;
	const [words, otherExists] = await Promise.all([findWordBlame(revision, block), loadOtherExists(title)]);
	const named = words && words !== "busy" ? words.runs.map(({ revisionId }) => revisionId) : [];
	return { page, revision, block, words, hands: await listHands(viewer, named, new Date()), otherExists };
}

async function findBlamed(title: Title, oldid: number | null) {
	const viewer = await loadActor();
	const page = await findPage(viewer, title);
	const revision = page && (await findBlamedRevision(viewer, { pageId: page.id, id: oldid ?? page.latestRevisionId }));
	return page && revision ? { viewer, page, revision } : null;
}

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

/** The page that an old revision was asked of which is none of it, as far as this reader may know. */
export interface NoSuchRevision {
	readonly page: Page;
	readonly revision: null;
	readonly otherExists: boolean;
}

/** Who wrote a page as its reader sees it, or as it stood in an old revision; null where the reader sees no such page. */
export async function loadBlame(title: Title, oldid: number | null): Promise<PageBlame | NoSuchRevision | null> {
	const found = await findBlamed(title, oldid);
	if (!found || found.revision === null) return found;
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
): Promise<BlockWords | NoSuchRevision | null> {
	const found = await findBlamed(title, oldid);
	if (!found || found.revision === null) return found;
	const { viewer, page, revision } = found;
	const [words, otherExists] = await Promise.all([findWordBlame(revision, block), loadOtherExists(title)]);
	const named = words && words !== "busy" ? words.runs.map(({ revisionId }) => revisionId) : [];
	return { page, revision, block, words, hands: await listHands(viewer, named, new Date()), otherExists };
}

async function findBlamed(title: Title, oldid: number | null) {
	const viewer = await loadActor();
	const page = await findPage(viewer, title);
	if (!page) return null;
	const revision = await findBlamedRevision(viewer, { pageId: page.id, id: oldid ?? page.latestRevisionId });
	return revision ? { viewer, page, revision } : { page, revision: null, otherExists: await loadOtherExists(title) };
}

import { adoptBlockIds, newBlockId } from "@/lib/document/block-id";
import { continues } from "@/lib/document/continuation";
import { diffDocuments } from "@/lib/document/diff";
import { plainBlocks } from "@/lib/document/diff/plain";
import { type PresentedDiff, presentDiff } from "@/lib/document/diff/present";
import { eventsOfDiff } from "@/lib/document/events";
import { type Merge, type MergeChoice, mergeDocuments, resolveMerge } from "@/lib/document/merge";
import { DOCUMENT_VERSION, type WikiDocument } from "@/lib/document/schema";
import { upgradeDocument } from "@/lib/document/upgrade";
import { validateDocument } from "@/lib/document/validate";
import { type BlockChanges, compareBlocks } from "./blame";
import { describeEdit, type EditEvents } from "./edit-events";
import { blameWords, type TextVersion, type WordRun } from "./word-blame";

/** What takes long for long documents: what each kind of work is asked and answers. All of it is plain data. */
export interface Works {
	/**
	 * A comparison for a page; `skip` counts the changes that an earlier page showed. The documents come as the JSON that
	 * is stored: reading a long one takes as long as a page, and `before` is null where there was none.
	 */
	page: {
		task: { readonly before: string | null; readonly after: string; readonly skip: number };
		answer: PresentedDiff;
	};
	/** A comparison for the API, as written JSON, since writing much of it takes as long as the comparison. */
	api: {
		task: { readonly before: string; readonly after: string };
		answer: { readonly events: string; readonly blocks: string };
	};
	/** `base` is null where there is no common ancestor; `sameHand` where mine and theirs are by one person. */
	merge: {
		task: {
			readonly base: WikiDocument | null;
			readonly mine: WikiDocument;
			readonly theirs: WikiDocument;
			readonly sameHand?: boolean;
		};
		answer: MergeAnswer;
	};
	/** What an edit did; `before` is null where it made the page. */
	describe: { task: { readonly before: WikiDocument | null; readonly after: WikiDocument }; answer: EditEvents };
	/** The same with what it did to the blocks, as a save records both. */
	record: { task: { readonly before: WikiDocument | null; readonly after: WikiDocument }; answer: RecordedEdit };
	/** Who wrote the words of a block; the versions oldest first. */
	words: {
		task: { readonly versions: readonly TextVersion[]; readonly blockId: string };
		answer: readonly WordRun[];
	};
	/** Ids for blocks that came without one. */
	identify: { task: { readonly document: WikiDocument; readonly base: WikiDocument }; answer: WikiDocument };
}

export interface MergeAnswer {
	readonly document: WikiDocument;
	readonly overlaps: readonly { readonly blockId: string }[];
	/** Changes that only theirs made. */
	readonly taken: number;
	/** Blocks that both moved, each elsewhere, and that stand where theirs did. */
	readonly yielded: number;
	/** Blocks that mine moved and theirs deleted. */
	readonly gone: number;
}

/** What a save records of an edit. */
export interface RecordedEdit {
	readonly edit: EditEvents;
	readonly blocks: BlockChanges;
}

export interface Task<Work extends keyof Works> {
	readonly work: Work;
	readonly task: Works[Work]["task"];
}

/** Without even an empty paragraph, which a comparison would show as taken out. */
const NOTHING: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: [] };

function read(json: string): WikiDocument {
	return upgradeDocument(JSON.parse(json));
}

const WORKERS: { readonly [Work in keyof Works]: (task: Works[Work]["task"]) => Works[Work]["answer"] } = {
	page: ({ before, after, skip }) =>
		presentDiff(diffDocuments(before === null ? NOTHING : read(before), read(after)), { skip }),
	api: ({ before, after }) => {
		const diff = diffDocuments(read(before), read(after));
		return { events: JSON.stringify(eventsOfDiff(diff)), blocks: JSON.stringify(plainBlocks(diff)) };
	},
	merge: ({ base, mine, theirs, sameHand = false }) => {
		const merge = mergeDocuments(base, mine, theirs);
		const { taken, yielded, gone } = merge;
		const goneOn = sameHand && merge.overlaps.length > 0 && merge.overlaps.every(continues) ? takeMine(merge) : null;
		const { document, overlaps } = goneOn ? { document: goneOn, overlaps: [] } : merge;
		return { document, overlaps: overlaps.map(({ blockId }) => ({ blockId })), taken: taken.theirs, yielded, gone };
	},
	describe: ({ before, after }) => describeEdit(before, after),
	record: ({ before, after }) => ({ edit: describeEdit(before, after), blocks: compareBlocks(before, after) }),
	words: ({ versions, blockId }) => blameWords(versions, blockId),
	identify: ({ document, base }) => adoptBlockIds(document, base, newBlockId),
};

/** The merged document with mine in place of each overlap; null where the schema cannot hold that. */
function takeMine(merge: Merge): WikiDocument | null {
	const choices = new Map<string, MergeChoice>(merge.overlaps.map(({ blockId }) => [blockId, "mine"]));
	const valid = validateDocument(resolveMerge(merge, choices));
	return valid.ok ? valid.document : null;
}

/** Does the work, in whichever thread it is called. */
export function workNow<Work extends keyof Works>({ work, task }: Task<Work>): Works[Work]["answer"] {
	return WORKERS[work](task);
}

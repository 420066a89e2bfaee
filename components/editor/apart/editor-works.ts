import { diffDocuments } from "@/lib/document/diff";
import { type PresentedDiff, presentDiff } from "@/lib/document/diff/present";
import { type Merge, mergeDocuments } from "@/lib/document/merge";
import type { WikiDocument } from "@/lib/document/schema";
import { validateDocument } from "@/lib/document/validate";

/** What takes seconds in the editor of a long article: what each kind of work is asked and answers. All of it is plain data. */
export interface EditorWorks {
	/** The two sides of an edit conflict; `base` is null where the page did not exist. */
	merge: {
		task: { readonly base: WikiDocument | null; readonly mine: WikiDocument; readonly theirs: WikiDocument };
		answer: Merge;
	};
	compare: { task: { readonly before: WikiDocument; readonly after: WikiDocument }; answer: PresentedDiff };
}

export interface EditorTask<Work extends keyof EditorWorks> {
	readonly work: Work;
	readonly task: EditorWorks[Work]["task"];
}

const WORKERS: {
	readonly [Work in keyof EditorWorks]: (task: EditorWorks[Work]["task"]) => EditorWorks[Work]["answer"];
} = {
	merge: ({ base, mine, theirs }) => mergeDocuments(base, mine, theirs),
	compare: ({ before, after }) => presentDiff(diffDocuments(normalised(before), normalised(after))),
};

/** Does the work, in whichever thread it is called. */
export function workHere<Work extends keyof EditorWorks>({
	work,
	task,
}: EditorTask<Work>): EditorWorks[Work]["answer"] {
	return WORKERS[work](task);
}

/** A text as the validator would store it, so that what is compared does not differ by spelling alone. */
export function normalised(document: WikiDocument): WikiDocument {
	const checked = validateDocument(document, { ids: "optional" });
	return checked.ok ? checked.document : document;
}

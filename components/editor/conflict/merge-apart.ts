import { ASSETS } from "@/generated/assets";
import { type Merge, mergeDocuments } from "@/lib/document/merge";
import type { WikiDocument } from "@/lib/document/schema";

/** What an edit conflict is between; `base` is null where the page did not exist. */
export interface Versions {
	readonly base: WikiDocument | null;
	readonly mine: WikiDocument;
	readonly theirs: WikiDocument;
}

/**
 * Merges in a thread of its own, since a long article would hold up the page for seconds; in the page where the
 * browser gives no thread. `onMerged` gets null where it could not be done at all. The answer gives the merge up.
 */
export function mergeApart(versions: Versions, onMerged: (merge: Merge | null) => void): () => void {
	const here = (): void => onMerged(mergeHere(versions));
	let worker: Worker;
	try {
		worker = new Worker(ASSETS.merge);
	} catch {
		const timer = setTimeout(here);
		return () => clearTimeout(timer);
	}
	const end = (): void => worker.terminate();
	worker.onmessage = ({ data }: MessageEvent<Merge>) => {
		end();
		onMerged(data);
	};
	worker.onerror = (event) => {
		event.preventDefault();
		end();
		here();
	};
	worker.postMessage(versions);
	return end;
}

function mergeHere({ base, mine, theirs }: Versions): Merge | null {
	try {
		return mergeDocuments(base, mine, theirs);
	} catch (error) {
		reportError(error);
		return null;
	}
}

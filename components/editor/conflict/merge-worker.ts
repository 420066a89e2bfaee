import { mergeDocuments } from "@/lib/document/merge";
import type { Versions } from "./merge-apart";

// The thread in which the conflict page merges; bundled by scripts/build-assets.ts.

addEventListener("message", ({ data: { base, mine, theirs } }: MessageEvent<Versions>) => {
	postMessage(mergeDocuments(base, mine, theirs));
});

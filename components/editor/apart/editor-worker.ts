import { type EditorTask, type EditorWorks, workHere } from "./editor-works";

// The thread in which the editor compares and merges; bundled by scripts/build-assets.ts.

addEventListener("message", ({ data }: MessageEvent<EditorTask<keyof EditorWorks>>) => {
	postMessage(workHere(data));
});

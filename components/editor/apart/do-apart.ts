import { ASSETS } from "@/generated/assets";
import { type EditorWorks, workHere } from "./editor-works";

/**
 * Does work in a thread of its own, since a long article would hold up the page for seconds; in the page where the
 * browser gives no thread. `onDone` gets null where it could not be done at all. The answer gives the work up.
 */
export function doApart<Work extends keyof EditorWorks>(
	work: Work,
	task: EditorWorks[Work]["task"],
	onDone: (answer: EditorWorks[Work]["answer"] | null) => void,
): () => void {
	const here = (): void => onDone(tryHere(work, task));
	let worker: Worker;
	try {
		worker = new Worker(ASSETS.worker);
	} catch {
		const timer = setTimeout(here);
		return () => clearTimeout(timer);
	}
	const end = (): void => worker.terminate();
	worker.onmessage = ({ data }: MessageEvent<EditorWorks[Work]["answer"]>) => {
		end();
		onDone(data);
	};
	worker.onerror = (event) => {
		event.preventDefault();
		end();
		here();
	};
	worker.postMessage({ work, task });
	return end;
}

function tryHere<Work extends keyof EditorWorks>(work: Work, task: EditorWorks[Work]["task"]) {
	try {
		return workHere({ work, task });
	} catch (error) {
		reportError(error);
		return null;
	}
}

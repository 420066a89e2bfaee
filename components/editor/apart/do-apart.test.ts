import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { as, doc, p } from "@/test/document";
import { doApart } from "./do-apart";
import { type EditorTask, type EditorWorks, workHere } from "./editor-works";

/** Stands in for a browser's thread. */
class Thread {
	static broken = false;
	static ended = 0;
	onmessage: ((event: { data: unknown }) => void) | undefined;
	onerror: ((event: { preventDefault: () => void }) => void) | undefined;
	postMessage(asked: EditorTask<keyof EditorWorks>): void {
		const task = structuredClone(asked);
		queueMicrotask(() => {
			if (Thread.broken) this.onerror?.({ preventDefault: () => {} });
			else this.onmessage?.({ data: structuredClone(workHere(task)) });
		});
	}
	terminate(): void {
		Thread.ended++;
	}
}

const BEFORE = doc(as("a", p("One.")), as("b", p("Two.")));
const AFTER = doc(as("a", p("One and more.")), as("b", p("Two.")));
const THEIRS = doc(as("a", p("One.")), as("b", p("Two and more.")));

const compared = () => new Promise((resolve) => doApart("compare", { before: BEFORE, after: AFTER }, resolve));

beforeEach(() => {
	Object.assign(Thread, { broken: false, ended: 0 });
	vi.stubGlobal("Worker", Thread);
});
afterEach(() => vi.unstubAllGlobals());

test("one thread compares and merges, and ends with its answer", async () => {
	expect(await compared()).toMatchObject({ changes: 1, counts: { changed: 1 } });
	const task = { base: BEFORE, mine: AFTER, theirs: THEIRS };
	const merge = await new Promise((resolve) => doApart("merge", task, resolve));
	expect(merge).toMatchObject({ overlaps: [] });
	expect(Thread.ended).toBe(2);
});

test("the page does it where the thread breaks, and where there is none", async () => {
	Thread.broken = true;
	expect(await compared()).toMatchObject({ changes: 1 });
	vi.stubGlobal("Worker", undefined);
	expect(await compared()).toMatchObject({ changes: 1 });
});

test("work that is given up answers nobody", async () => {
	const onDone = vi.fn();
	vi.stubGlobal("Worker", undefined);
	doApart("compare", { before: BEFORE, after: AFTER }, onDone)();
	await new Promise((resolve) => setTimeout(resolve));
	expect(onDone).not.toHaveBeenCalled();
});

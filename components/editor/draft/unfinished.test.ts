import { beforeEach, expect, test, vi } from "vitest";
import { as, doc, p } from "@/test/document";
import type { BrowserDraft } from "./browser-store";
import type { ServerDraft } from "./server-store";
import { findUnfinished } from "./unfinished";

const stores = vi.hoisted(() => ({
	here: [] as BrowserDraft[],
	there: [] as ServerDraft[],
	inUse: new Set<string>(),
	text: null as unknown,
	dropped: [] as (string | number)[],
}));
vi.mock("./browser-store", () => ({
	listInBrowser: async () => stores.here,
	dropFromBrowser: async ({ slot }: { slot: string }) => stores.dropped.push(slot),
}));
vi.mock("./server-store", () => ({
	listOnServer: async () => stores.there,
	fetchServerDraft: async () => stores.text,
	dropFromServer: async (id: number) => stores.dropped.push(id),
}));
vi.mock("./slot", () => ({ slotsInUse: async () => stores.inUse }));

const MINE = doc(as("a", p("Mine.")));
const side = { revisionId: 1, document: doc(as("a", p("Once."))) };
const begun: BrowserDraft["conflict"] = {
	conflict: {
		base: side,
		mine: MINE,
		theirs: { ...side, revisionId: 2 },
		since: { revisions: 1, authors: [], others: 0, own: false },
		authors: new Map(),
		draftId: 7,
	},
	choices: new Map([["a", { chosen: "both" }]]),
	copies: [7],
};

const about = { slot: "tab", baseRevisionId: 1, summary: "", minor: false };
const inBrowser = (savedAt: number, conflict?: BrowserDraft["conflict"]): BrowserDraft => ({
	...{ ...about, userId: 1, title: "Bajor", documentJson: JSON.stringify(MINE), savedAt },
	...(conflict && { conflict }),
});
const onServer = (savedAt: number): ServerDraft => ({
	...{ ...about, id: 9, latestRevisionId: 2, updatedAt: new Date(savedAt).toISOString() },
});
const offered = async () =>
	(await findUnfinished(1, "Bajor")).map(({ slot, where, serverId, conflict }) => [slot, where, serverId, conflict]);

beforeEach(() => {
	Object.assign(stores, { here: [], there: [], inUse: new Set(), text: MINE, dropped: [] });
});

test("of one text in two places the newer state is offered, and both are discarded", async () => {
	Object.assign(stores, { here: [inBrowser(1)], there: [onServer(2)] });
	expect(await offered()).toEqual([["tab", "server", 9, null]]);
	await (await findUnfinished(1, "Bajor"))[0]?.discard();
	expect(stores.dropped).toEqual(["tab", 9]);
	stores.here = [inBrowser(3)];
	expect(await offered()).toEqual([["tab", "browser", 9, null]]);
	stores.inUse.add("tab");
	expect(await offered()).toEqual([]);
});

test.each([
	["the wiki has the same text", MINE],
	["the wiki cannot be asked", null],
])("choices of a conflict are offered though the wiki's copy is newer, where %s", async (_where, text) => {
	Object.assign(stores, { here: [inBrowser(1, begun)], there: [onServer(2)], text });
	expect(await offered()).toEqual([["tab", "browser", 9, begun]]);
});

test("choices are offered apart from a text that was written on elsewhere", async () => {
	Object.assign(stores, {
		here: [inBrowser(1, begun)],
		there: [onServer(2)],
		text: doc(as("a", p("Mine, and more."))),
	});
	expect(await offered()).toEqual([
		["tab", "server", 9, null],
		["conflict-tab", "browser", null, begun],
	]);
	for (const draft of await findUnfinished(1, "Bajor")) await draft.discard();
	expect(stores.dropped).toEqual([9, "tab"]);
});

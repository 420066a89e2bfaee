import type { WikiDocument } from "@/lib/document/schema";
import { dropFromBrowser, listInBrowser } from "./browser-store";
import { dropFromServer, fetchServerDraft, listOnServer } from "./server-store";
import { slotsInUse } from "./slot";

/** A text that was left unpublished, wherever its newest state is kept. */
export interface Unfinished {
	slot: string;
	savedAt: number;
	where: "browser" | "server";
	baseRevisionId: number | null;
	summary: string;
	minor: boolean;
	/** Its row on the server, where there is one. */
	serverId: number | null;
	load: () => Promise<WikiDocument | null>;
	discard: () => Promise<void>;
}

/** The unfinished texts of this user about this page, the newest first, without those open in another tab. */
export async function findUnfinished(userId: number, title: string): Promise<Unfinished[]> {
	const [here, there, inUse] = await Promise.all([
		listInBrowser(userId, title).catch(() => []),
		listOnServer(title),
		slotsInUse(),
	]);
	const found = new Map<string, Unfinished>();
	for (const { id, slot, updatedAt, ...draft } of there ?? []) {
		found.set(slot, {
			...draft,
			slot,
			savedAt: Date.parse(updatedAt),
			where: "server",
			serverId: id,
			load: () => fetchServerDraft(id),
			discard: () => dropFromServer(id),
		});
	}
	for (const { slot, savedAt, documentJson, baseRevisionId, summary, minor } of here) {
		const onServer = found.get(slot);
		if (onServer && onServer.savedAt >= savedAt) continue;
		const serverId = onServer?.serverId ?? null;
		found.set(slot, {
			slot,
			savedAt,
			where: "browser",
			baseRevisionId,
			summary,
			minor,
			serverId,
			load: async () => JSON.parse(documentJson) as WikiDocument,
			discard: async () => {
				await dropFromBrowser({ userId, title, slot });
				if (serverId !== null) await dropFromServer(serverId);
			},
		});
	}
	for (const { slot } of here) {
		const draft = found.get(slot);
		if (draft?.where !== "server") continue;
		const discardThere = draft.discard;
		draft.discard = async () => {
			await dropFromBrowser({ userId, title, slot });
			await discardThere();
		};
	}
	return [...found.values()].filter(({ slot }) => !inUse.has(slot)).sort((a, b) => b.savedAt - a.savedAt);
}

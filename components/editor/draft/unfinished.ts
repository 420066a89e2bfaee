import { contentKey } from "@/lib/document/block-id";
import type { WikiDocument } from "@/lib/document/schema";
import { normalised } from "../apart/editor-works";
import type { BegunConflict } from "../conflict/choices";
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
	/** The conflict that it is in, where something was chosen there. */
	conflict: BegunConflict | null;
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
		if (inUse.has(slot)) continue;
		found.set(slot, {
			...draft,
			slot,
			savedAt: Date.parse(updatedAt),
			where: "server",
			serverId: id,
			conflict: null,
			load: () => fetchServerDraft(id),
			discard: () => dropFromServer(id),
		});
	}
	for (const { slot, documentJson, conflict = null, ...draft } of here) {
		if (inUse.has(slot)) continue;
		const onServer = found.get(slot);
		const discardHere = () => dropFromBrowser({ userId, title, slot });
		const own: Unfinished = {
			...draft,
			slot,
			where: "browser",
			serverId: onServer?.serverId ?? null,
			conflict,
			load: async () => JSON.parse(documentJson) as WikiDocument,
			discard: async () => {
				await discardHere();
				await onServer?.discard();
			},
		};
		if (onServer === undefined || onServer.savedAt < draft.savedAt) found.set(slot, own);
		else if (!conflict) found.set(slot, { ...onServer, discard: own.discard });
		else if (await holdsText(onServer, documentJson)) found.set(slot, own);
		else {
			// Written on elsewhere since: the choices stay with the text that they were made for.
			const apart = `conflict-${slot}`;
			found.set(apart, { ...own, slot: apart, serverId: null, discard: discardHere });
		}
	}
	return [...found.values()].sort((a, b) => b.savedAt - a.savedAt);
}

/** True where the wiki keeps the same text, or cannot tell. */
async function holdsText({ load }: Unfinished, documentJson: string): Promise<boolean> {
	const text = await load();
	return text === null || contentKey(normalised(text)) === contentKey(normalised(JSON.parse(documentJson)));
}

"use client";

import { useEffect, useState } from "react";
import type { WikiDocument } from "@/lib/document/schema";
import type { EditorPage } from "../session";
import { findUnfinished, type Unfinished } from "./unfinished";

/** The drafts that the editor offers to go on with, the newest first, and the one that is compared with the page. */
export function useOffers(page: EditorPage) {
	const [offers, setOffers] = useState<Unfinished[]>([]);
	const [compared, setCompared] = useState<WikiDocument | null>(null);
	useEffect(() => {
		findUnfinished(page.user.id, page.title).then(setOffers, () => undefined);
	}, [page]);
	const closeComparison = (): void => setCompared(null);
	return {
		offers,
		compared,
		closeComparison,
		/** Shows what a draft changes, or no longer. */
		compare: async (draft: Unfinished): Promise<void> => setCompared(compared ? null : await draft.load()),
		discard: async (draft: Unfinished): Promise<void> => {
			await draft.discard();
			closeComparison();
			setOffers(offers.filter(({ slot }) => slot !== draft.slot));
		},
		/** A draft that is gone on with is no offer any more, nor are the wiki's copies of its conflict. */
		withdraw: (draft: Unfinished): void => {
			const copies = draft.conflict?.copies ?? [];
			setOffers(offers.filter(({ slot, serverId }) => slot !== draft.slot && !copies.some((id) => id === serverId)));
		},
	};
}

import { findPage } from "@/lib/article/queries";
import type { DocumentNode } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { type SaveOutcome, saveRevision } from "@/lib/revision/save-revision";
import type { Title } from "@/lib/title/title";
import { doc } from "./document";

/** The one page that many tests write. */
export const bajor: Title = { namespace: 0, text: "Bajor" };

/** Saves the page on its latest text. */
export async function save(
	author: UserActor,
	...content: DocumentNode[]
): Promise<Extract<SaveOutcome, { outcome: "saved" }>> {
	const page = await findPage(author, bajor);
	const outcome = await saveRevision(author, {
		title: bajor,
		baseRevisionId: page?.latestRevisionId ?? null,
		document: doc(...content),
		summary: "",
		minor: false,
	});
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome;
}

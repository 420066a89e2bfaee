import { findPage } from "@/lib/article/queries";
import type { DocumentNode } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { restoreRevision } from "@/lib/revision/restore-revision";
import { type SaveOutcome, saveRevision } from "@/lib/revision/save-revision";
import { undoRevisions } from "@/lib/revision/undo-revisions";
import type { Title } from "@/lib/title/title";
import { emptyDatabase } from "./database";
import { doc } from "./document";
import { buildAutoconfirmedUser, buildUser } from "./user";

/** The one page that many tests write. */
export const bajor: Title = { namespace: 0, text: "Bajor" };

/** Begins with an empty wiki and three people: one who has been here for a while, a newcomer and a reviewer. */
export async function beginWiki(): Promise<{ kira: UserActor; dukat: UserActor; odo: UserActor }> {
	await emptyDatabase();
	return {
		kira: await buildAutoconfirmedUser({ name: "Kira" }),
		dukat: await buildUser({ name: "Dukat" }),
		odo: await buildAutoconfirmedUser({ name: "Odo", groups: ["reviewer"] }),
	};
}

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

/** The same, where only the revision matters. */
export async function edit(author: UserActor, ...content: DocumentNode[]): Promise<number> {
	return (await save(author, ...content)).revisionId;
}

export const storedPage = () => db.page.findFirstOrThrow({ where: { title: bajor.text } });
export const stored = (id: number) => db.revision.findUniqueOrThrow({ where: { id } });

export async function latestId(): Promise<number> {
	return (await storedPage()).latestRevisionId ?? 0;
}

/** Takes edits out of the latest text. */
export async function undo(author: UserActor, ...revisionIds: number[]): Promise<number> {
	const input = { title: bajor, revisionIds, baseRevisionId: await latestId(), summary: "", minor: false };
	const outcome = await undoRevisions(author, input);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome.revisionId;
}

/** Publishes an old text again. */
export async function restore(author: UserActor, revisionId: number): Promise<number> {
	const input = { title: bajor, revisionId, baseRevisionId: await latestId(), summary: "", minor: false };
	const outcome = await restoreRevision(author, input);
	if (outcome.outcome !== "saved") throw new Error(JSON.stringify(outcome));
	return outcome.revisionId;
}

import "server-only";
import { db } from "@/lib/platform/db";
import type { Finding } from "./finding";

/** A save that a client was told of: what it sent, and the revision it was answered. */
export interface AcknowledgedSave {
	readonly revisionId: number;
	/** A text that stands in what was sent and in nothing else. */
	readonly words: string;
}

/** Proves that every save that was acknowledged is in the history, with the words that were sent. */
export async function checkJournal(journal: readonly AcknowledgedSave[]): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const { revisionId, words } of journal) {
		const revision = await db.revision.findUnique({ where: { id: revisionId }, select: { pageId: true, text: true } });
		const report = (detail: string) =>
			findings.push({ rule: "journal", pageId: revision?.pageId ?? null, revisionId, detail });
		if (!revision) report("was acknowledged and is lost");
		else if (!revision.text.includes(words)) report("was acknowledged and does not hold what was sent");
	}
	return findings;
}

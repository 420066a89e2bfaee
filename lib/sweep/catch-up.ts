import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { rebuildCitations } from "@/lib/citation/rebuild-citations";
import { rebuildPageState } from "@/lib/citation/record-page-state";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { rebuildEvents } from "@/lib/revision/rebuild-events";
import { rebuildBlame } from "@/lib/revision/record-blame";
import { DERIVED, PROGRESS_KEY } from "./derived";

const progressSchema = z.object({ derived: z.int(), after: z.int().nullable() });

/** Pages between two notes of how far it came. */
const BATCH = 20;
/** Between two pages, in milliseconds, so that readers come first. */
const BREATH = 20;

/**
 * Makes for pages that an earlier release saved what this one derives from documents: the record of citations, what
 * the worklists and the views show, who wrote which block, what each revision did. Goes on where it was interrupted,
 * and does nothing once all pages have it; two instances at once do the same work twice, and no harm. Answers how many
 * pages it read.
 */
export async function catchUp({ batch = BATCH }: { batch?: number } = {}): Promise<number> {
	let after = await readProgress();
	let read = 0;
	while (after !== null) {
		const pages = await db.page.findMany({
			where: { id: { gt: after }, revisionCount: { gt: 0 } },
			orderBy: { id: "asc" },
			take: batch,
			select: { id: true },
		});
		for (const { id } of pages) {
			await derive(id);
			read++;
			await pause(BREATH);
		}
		// A page that is made from here on has all of it from its first save.
		after = pages.length < batch ? null : (pages.at(-1)?.id ?? null);
		await keepProgress(after);
	}
	return read;
}

/** One page that cannot be derived must not hold up the others: an operator finds it in the log and with the doctor. */
async function derive(pageId: number): Promise<void> {
	try {
		await rebuildCitations(pageId);
		await rebuildPageState(pageId);
		await rebuildBlame(pageId, { write: true });
		await rebuildEvents(pageId);
	} catch (error) {
		log.error("a page of an earlier release could not be caught up", { pageId, error });
	}
}

/** The page that it goes on behind; null once it is through. */
async function readProgress(): Promise<number | null> {
	const row = await db.setting.findUnique({ where: { key: PROGRESS_KEY } });
	const progress = progressSchema.safeParse(row?.value);
	return progress.success && progress.data.derived === DERIVED ? progress.data.after : 0;
}

async function keepProgress(after: number | null): Promise<void> {
	const value = { derived: DERIVED, after };
	await db.setting.upsert({ where: { key: PROGRESS_KEY }, create: { key: PROGRESS_KEY, value }, update: { value } });
}

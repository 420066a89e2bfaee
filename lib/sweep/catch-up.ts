import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { rebuildCitations } from "@/lib/citation/rebuild-citations";
import { rebuildPageState } from "@/lib/citation/record-page-state";
import { db, isDatabaseAway } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { rebuildEvents } from "@/lib/revision/rebuild-events";
import { rebuildBlame } from "@/lib/revision/record-blame";
import { DERIVED, PROGRESS_KEY } from "./derived";

const progressSchema = z.object({ derived: z.int(), after: z.int().nullable() });

/** Pages between two notes of how far it came. */
const BATCH = 20;
/** Between two pages, in milliseconds, so that readers come first. */
const BREATH = 20;
/** Between two looks whether the database is back, in milliseconds. */
const RETRY = 1_000;
/** What makes the database go away so often while it answers otherwise is no restart. */
const ATTEMPTS = 3;

/**
 * Makes for pages that an earlier release saved what this one derives from documents: the record of citations, what
 * the worklists and the views show, who wrote which block, what each revision did. Goes on where it was interrupted,
 * and does nothing once all pages have it; two instances at once do the same work twice, and no harm. While the
 * database is away it waits. Answers how many pages it read.
 */
export async function catchUp({ batch = BATCH, retry = RETRY } = {}): Promise<number> {
	let after = await patiently(readProgress, retry);
	let read = 0;
	while (after !== null) {
		const from = after;
		const pages = await patiently(() => listPages(from, batch), retry);
		for (const { id } of pages) {
			await derive(id, retry);
			read++;
			await pause(BREATH);
		}
		// A page that is made from here on has all of it from its first save.
		after = pages.length < batch ? null : (pages.at(-1)?.id ?? null);
		const to = after;
		await patiently(() => keepProgress(to), retry);
	}
	return read;
}

/** One page that cannot be derived must not hold up the others: an operator finds it in the log and with the doctor. */
async function derive(pageId: number, retry: number): Promise<void> {
	try {
		await patiently(async () => {
			await rebuildCitations(pageId);
			await rebuildPageState(pageId);
			await rebuildBlame(pageId, { write: true });
			await rebuildEvents(pageId);
		}, retry);
	} catch (error) {
		log.error("a page of an earlier release could not be caught up", { pageId, error });
	}
}

/** Does `work`, and does it again where the database went away meanwhile, once that is back. */
async function patiently<T>(work: () => Promise<T>, retry: number): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await work();
		} catch (error) {
			if (attempt === ATTEMPTS || !isDatabaseAway(error)) throw error;
			await untilBack(retry);
		}
	}
}

/**
 * Waits until the database answers. Says nothing: whoever reads the wiki meanwhile is told, and when the wiki stops, its
 * database goes first. Neither does it keep the process from ending.
 */
async function untilBack(retry: number): Promise<void> {
	let away = true;
	while (away) {
		await pause(retry, undefined, { ref: false });
		away = await db.$queryRaw`SELECT 1`.then(() => false, isDatabaseAway);
	}
}

const listPages = (after: number, take: number) =>
	db.page.findMany({
		where: { id: { gt: after }, revisionCount: { gt: 0 } },
		orderBy: { id: "asc" },
		take,
		select: { id: true },
	});

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

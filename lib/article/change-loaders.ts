import "server-only";
import type { ChangeFilter } from "@/lib/change/filter";
import { listRecentChanges, type RecentChange } from "@/lib/change/queries";
import { visibleRevisions } from "@/lib/revision/visibility";
import { loadActor } from "@/lib/user/loaders";
import { findPersonPages } from "./page-lists";

const DAY_IN_MS = 86_400_000;

/** What a list of changes needs to be drawn. */
export interface LoadedChanges {
	changes: readonly RecentChange[];
	people: ReadonlyMap<string, { user: boolean; talk: boolean }>;
	/** The change id to continue below, or null at the end. */
	next: number | null;
}

/** The recent changes of a filter, counted back from now. */
export async function loadRecentChanges(filter: ChangeFilter): Promise<LoadedChanges> {
	return loadChanges({
		limit: filter.limit,
		before: filter.before ?? undefined,
		since: new Date(Date.now() - filter.days * DAY_IN_MS),
		hideMinor: filter.hideMinor,
		namespace: filter.namespace ?? undefined,
	});
}

/** Pages in the order in which they were created, the youngest first. */
export async function loadNewPages(before: number | null, limit: number): Promise<LoadedChanges> {
	return loadChanges({ limit, before: before ?? undefined, createdOnly: true });
}

async function loadChanges(filter: Parameters<typeof listRecentChanges>[2]): Promise<LoadedChanges> {
	const viewer = await loadActor();
	const { changes, next } = await listRecentChanges(viewer, visibleRevisions(viewer), filter);
	const people = await findPersonPages(
		viewer,
		changes.map((change) => (change.of === "page" ? change.revision.author.name : change.actorName)),
	);
	return { changes, people, next };
}

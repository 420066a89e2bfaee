import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { CitedSources } from "@/lib/citation/cited-works";
import type { PresentedDiff } from "@/lib/document/present-diff";
import { DOCUMENT_VERSION, type WikiDocument } from "@/lib/document/schema";
import type { Actor } from "@/lib/permission/actor";
import { CLIENT_HEADER } from "@/lib/platform/client-address";
import { type CompareProblem, compareForPage } from "@/lib/revision/compare";
import {
	countIntermediate,
	findNeighbours,
	findRevision,
	findRevisionRow,
	type PagedRevisionRow,
	type Revision,
} from "@/lib/revision/queries";
import { loadActor } from "@/lib/user/loaders";
import { admitComparison, type ComparisonsLimited } from "./comparison-limit";
import { type ReadDocument, readDocument } from "./loaders";
import { findPersonPages } from "./page-lists";

/** Without even an empty paragraph, which a comparison would show as taken out. */
const NOTHING: WikiDocument = { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: [] };

/** Two revisions of a page and what lies between them. `before` is null for the first revision of the page. */
export interface Comparison {
	readonly ok: true;
	readonly before: Revision | null;
	readonly after: Revision;
	readonly diff: PresentedDiff;
	readonly read: { readonly before: ReadDocument; readonly after: ReadDocument };
	/** The works that either side cites. */
	readonly sources: CitedSources;
	readonly intermediate: { readonly revisions: number; readonly authors: number };
	/** The revision after the newer one. */
	readonly nextId: number | null;
	readonly people: ReadonlyMap<string, { user: boolean; talk: boolean }>;
}

export type ComparisonProblem =
	| CompareProblem
	| ComparisonsLimited
	| { readonly ok: false; readonly problem: "comparison-not-understood" | "revision-not-found" }
	| { readonly ok: false; readonly problem: "different-pages"; readonly revisions: readonly PagedRevisionRow[] }
	| { readonly ok: false; readonly problem: "no-newer-revision"; readonly revision: PagedRevisionRow };

/**
 * The comparison that an address names by one or two parts: `ID` (against the one before), `OLD/NEW`, and
 * `ID/prev`, `ID/next`, `ID/cur`. Two ids may stand in either order. A long one is shown from the change after `skip` on.
 */
export const loadComparison = cache(async (address: string, skip = 0): Promise<Comparison | ComparisonProblem> => {
	const [first = "", second = "prev", ...more] = address.split("/");
	if (!isId(first) || more.length > 0) return { ok: false, problem: "comparison-not-understood" };
	const viewer = await loadActor();
	const named = await findRevisionRow(viewer, Number(first));
	if (!named) return { ok: false, problem: "revision-not-found" };
	if (second === "prev") return compare(viewer, await findPreviousId(viewer, named), named.id, skip);
	if (second === "next") {
		const { next } = await findNeighbours(viewer, named);
		return next
			? compare(viewer, named.id, next.id, skip)
			: { ok: false, problem: "no-newer-revision", revision: named };
	}
	if (second === "cur" || second === "0")
		return compare(viewer, named.id, named.page.latestRevisionId ?? named.id, skip);
	if (!isId(second)) return { ok: false, problem: "comparison-not-understood" };
	const other = await findRevisionRow(viewer, Number(second));
	if (!other) return { ok: false, problem: "revision-not-found" };
	if (other.pageId !== named.pageId) return { ok: false, problem: "different-pages", revisions: [named, other] };
	return compare(viewer, Math.min(named.id, other.id), Math.max(named.id, other.id), skip);
});

function isId(text: string): boolean {
	return /^\d{1,10}$/.test(text) && Number(text) > 0 && Number(text) <= 2_147_483_647;
}

async function findPreviousId(viewer: Actor, revision: PagedRevisionRow): Promise<number | null> {
	return (await findNeighbours(viewer, revision)).previous?.id ?? null;
}

/** Two revisions of one page; without an older one everything in the newer is new. */
export async function compare(
	viewer: Actor,
	beforeId: number | null,
	afterId: number,
	skip = 0,
): Promise<Comparison | ComparisonProblem> {
	const [before, after] = await Promise.all([
		beforeId === null ? null : findRevision(viewer, beforeId),
		findRevision(viewer, afterId),
	]);
	if (!after || (beforeId !== null && !before)) return { ok: false, problem: "revision-not-found" };
	const client = (await headers()).get(CLIENT_HEADER);
	const admitted = await admitComparison(viewer, client, (before?.size ?? 0) + after.size);
	if (!admitted.ok) return admitted;
	const old = before?.document ?? NOTHING;
	const [compared, readBefore, readAfter, intermediate, around, people] = await Promise.all([
		compareForPage(before, after, skip),
		readDocument(after.page.title, old, { editable: false }),
		readDocument(after.page.title, after.document, { editable: false }),
		before ? countIntermediate(viewer, before, after) : { revisions: 0, authors: 0 },
		findNeighbours(viewer, after),
		findPersonPages(viewer, [after.author.name, ...(before ? [before.author.name] : [])]),
	]);
	if (!compared.ok) return compared;
	return {
		ok: true,
		before,
		after,
		diff: compared.presented,
		read: { before: readBefore, after: readAfter },
		sources: new Map([...readBefore.sources, ...readAfter.sources]),
		intermediate,
		nextId: around.next?.id ?? null,
		people,
	};
}

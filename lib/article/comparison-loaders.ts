import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { PresentedDiff } from "@/lib/document/diff/present";
import { diffMentions } from "@/lib/document/mentions";
import { upgradeDocument } from "@/lib/document/upgrade";
import type { Actor } from "@/lib/permission/actor";
import { CLIENT_HEADER } from "@/lib/platform/client-address";
import { type ComparedText, type CompareProblem, compareForPage } from "@/lib/revision/compare";
import {
	countIntermediate,
	findNeighbours,
	findRevisionRow,
	findUnreadRevision,
	type PagedRevisionRow,
	type UnreadRevision,
} from "@/lib/revision/queries";
import { isLong } from "@/lib/revision/work-apart";
import type { Title } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";
import { admitComparison, type ComparisonsLimited } from "./comparison-limit";
import { type ReadDocument, type ResolvedMentions, readDocument, resolveMentions } from "./loaders";
import { findPersonPages } from "./page-lists";

/** A comparison with what it needs to be drawn. */
export interface DrawnDiff extends ResolvedMentions {
	readonly diff: PresentedDiff;
}

/** Two revisions of a page and what lies between them. `before` is null for the first revision of the page. */
export interface Comparison extends DrawnDiff {
	readonly ok: true;
	readonly before: PagedRevisionRow | null;
	readonly after: UnreadRevision;
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
		beforeId === null ? null : findUnreadRevision(viewer, beforeId),
		findUnreadRevision(viewer, afterId),
	]);
	if (!after || (beforeId !== null && !before)) return { ok: false, problem: "revision-not-found" };
	const [compared, intermediate, around, people] = await Promise.all([
		compareTexts(viewer, after.page.title, { before, after, skip }),
		before ? countIntermediate(viewer, before, after) : { revisions: 0, authors: 0 },
		findNeighbours(viewer, after),
		findPersonPages(viewer, [after.author.name, ...(before ? [before.author.name] : [])]),
	]);
	return compared.ok ? { ...compared, before, after, intermediate, nextId: around.next?.id ?? null, people } : compared;
}

interface Texts {
	readonly before: ComparedText | null;
	readonly after: ComparedText;
	readonly skip: number;
}

/** Compares two texts of a page and looks up what the shown part of them names; long ones are counted for who asks. */
export async function compareTexts(
	viewer: Actor,
	title: Title,
	{ before, after, skip }: Texts,
): Promise<({ readonly ok: true } & DrawnDiff) | CompareProblem | ComparisonsLimited> {
	const client = (await headers()).get(CLIENT_HEADER);
	const admitted = await admitComparison(viewer, client, (before?.size ?? 0) + after.size);
	if (!admitted.ok) return admitted;
	const compared = await compareForPage(before, after, skip);
	if (!compared.ok) return compared;
	const diff = compared.presented;
	return { ok: true, diff, ...(await resolveMentions(title, diffMentions(diff))) };
}

/** The newer revision as it stands below a comparison; null where it is too long to stand there once more. */
export async function loadTextBelow({ after }: Comparison): Promise<ReadDocument | null> {
	if (isLong(after.size)) return null;
	return readDocument(after.page.title, upgradeDocument(JSON.parse(after.json)), { editable: false });
}

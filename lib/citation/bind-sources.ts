import "server-only";
import type { WikiDocument } from "@/lib/document/schema";
import type { DocumentIssue } from "@/lib/document/validation-report";
import type { Actor } from "@/lib/permission/actor";
import { sourcesByIds } from "@/lib/source/queries";
import { collectCitations } from "./collect-citations";

const MAX_ISSUES = 20;

export type CitedSources =
	/** `survivors` leads from entries that were merged to those that stand for them. */
	{ ok: true; survivors: ReadonlyMap<number, number> } | { ok: false; issues: DocumentIssue[] };

/** Looks up the works that a document cites; each must be in the registry. */
export async function checkCitedSources(actor: Actor, document: WikiDocument): Promise<CitedSources> {
	const citations = collectCitations(document);
	if (citations.length === 0) return { ok: true, survivors: new Map() };
	const sources = await sourcesByIds(
		actor,
		citations.map(({ sourceId }) => sourceId),
	);
	const issues = citations
		.filter(({ sourceId }) => !sources.has(sourceId))
		.map(({ path }) => ({ path: `${path}.attrs.sourceId`, message: "is not the id of a source" }));
	if (issues.length > 0) return { ok: false, issues: issues.slice(0, MAX_ISSUES) };
	const survivors = new Map<number, number>();
	for (const [id, { mergedIntoId }] of sources) if (mergedIntoId !== null) survivors.set(id, mergedIntoId);
	return { ok: true, survivors };
}

import { parseInteger, type Query } from "@/lib/platform/query-string";
import type { CoveragePlace, MarkPlace } from "./worklists";

/** Reads where a list of marks continues (`after=2026-11-22.12.3`); what is not understood is its beginning. */
export function parseMarkPlace(query: Query): MarkPlace | null {
	const match = /^([a-z0-9-]{1,32})\.(\d+)\.(\d+)$/.exec(String(query.after));
	const [pageId, position] = [parseInteger(match?.[2]), parseInteger(match?.[3])];
	return match?.[1] && pageId !== null && position !== null ? { sortKey: match[1], pageId, position } : null;
}

/** The same place for an address. */
export function formatMarkPlace({ sortKey, pageId, position }: MarkPlace): string {
	return `${sortKey}.${pageId}.${position}`;
}

/** Reads where the list of uncited pages continues (`after=14.33`). */
export function parseCoveragePlace(query: Query): CoveragePlace | null {
	const match = /^(\d+)\.(\d+)$/.exec(String(query.after));
	const [uncited, pageId] = [parseInteger(match?.[1]), parseInteger(match?.[2])];
	return uncited !== null && pageId !== null ? { uncited, pageId } : null;
}

/** The same place for an address. */
export function formatCoveragePlace({ uncited, pageId }: CoveragePlace): string {
	return `${uncited}.${pageId}`;
}

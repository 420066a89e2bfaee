import "server-only";
import { documentMentions } from "@/lib/document/mentions";
import type { WikiDocument } from "@/lib/document/schema";
import type { Actor } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { sourcesByIds } from "@/lib/source/queries";
import { kindOf } from "@/lib/source/stored-source";
import { standingSource } from "./cited-works";
import type { ExportedItem } from "./export";

/** The works that a document cites, with all that the registry knows for a list of references, in order of appearance. */
export async function listCitedItems(viewer: Actor, document: WikiDocument): Promise<ExportedItem[]> {
	const { sourceIds: cited } = documentMentions(document);
	if (cited.length === 0) return [];
	const sources = await sourcesByIds(viewer, cited);
	const ids = [...new Set(cited.flatMap((id) => standingSource(sources, id)?.id ?? []))];
	const rows = await db.source.findMany({
		where: { id: { in: ids } },
		include: { series: { select: { title: true } } },
	});
	const byId = new Map(rows.map((row) => [row.id, row]));
	return ids.flatMap((id): ExportedItem[] => {
		const row = byId.get(id);
		if (!row) return [];
		const { title, number, creators, isbn, url, releaseDate } = row;
		const container = row.series?.title ?? null;
		return [
			{ key: `source-${id}`, kind: kindOf(row.kind), title, container, number, date: releaseDate, creators, isbn, url },
		];
	});
}

import { findPage } from "@/lib/article/queries";
import type { DocumentNode } from "@/lib/document/schema";
import { documentText } from "@/lib/document/text";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { getRevision } from "@/lib/revision/queries";
import { searchPages } from "@/lib/search/queries";
import { parseSearchQuery } from "@/lib/search/search-query";
import type { Title } from "@/lib/title/title";
import { as, p } from "./document";

// What tests of reviews share: one page, and what is known of it.

export const bajor: Title = { namespace: 0, text: "Bajor" };

export function text(first: string, second = "Second.", third = "Third."): DocumentNode[] {
	return [as("a", p(first)), as("b", p(second)), as("c", p(third))];
}

/** What somebody without an account reads of the page. */
export async function publicText(): Promise<string | null> {
	const page = await findPage(ANONYMOUS, bajor);
	return page && documentText((await getRevision(ANONYMOUS, page.latestRevisionId)).document);
}

export async function publicFinds(words: string): Promise<number> {
	const query = parseSearchQuery(words);
	return query ? (await searchPages(ANONYMOUS, query, { limit: 10, offset: 0 })).results.length : 0;
}

export async function stateOf(id: number) {
	return (await db.revision.findUniqueOrThrow({ where: { id } })).review;
}

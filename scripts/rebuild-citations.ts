import { listPagesWithRevisions, rebuildCitations } from "@/lib/citation/rebuild-citations";
import { rebuildPageState } from "@/lib/citation/record-page-state";
import { db } from "@/lib/platform/db";

// Makes the record of citations and what the worklists show anew from the documents and says what was not right in it. For an operator who
// restored a backup or doubts the record: `DATABASE_URL=… node --conditions=react-server --import tsx scripts/rebuild-citations.ts`

const total = { pages: 0, inserted: 0, updated: 0, deleted: 0, states: 0 };
for (const pageId of await listPagesWithRevisions()) {
	const { inserted, updated, deleted } = await rebuildCitations(pageId);
	if (await rebuildPageState(pageId)) total.states++;
	total.pages++;
	total.inserted += inserted;
	total.updated += updated;
	total.deleted += deleted;
}
console.log(
	`Read ${total.pages} pages: ${total.inserted} rows were missing, ${total.updated} wrong, ${total.deleted} too many; the worklists were wrong about ${total.states} pages.`,
);
await db.$disconnect();

import { listPagesWithRevisions } from "@/lib/citation/rebuild-citations";
import { db } from "@/lib/platform/db";
import { rebuildEvents } from "@/lib/revision/rebuild-events";

// Says anew what each revision did against the one before it: for revisions older than this record, and after the
// rules of it changed: `DATABASE_URL=… node --conditions=react-server --import tsx scripts/rebuild-events.ts`

const total = { pages: 0, corrected: 0 };
for (const pageId of await listPagesWithRevisions()) {
	total.corrected += await rebuildEvents(pageId);
	total.pages++;
}
console.log(`Read ${total.pages} pages: the events of ${total.corrected} revisions were missing or wrong.`);
await db.$disconnect();

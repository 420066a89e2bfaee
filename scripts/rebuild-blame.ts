import { listPagesWithRevisions } from "@/lib/citation/rebuild-citations";
import { db } from "@/lib/platform/db";
import { rebuildBlame } from "@/lib/revision/record-blame";

// Makes the log of who wrote each block anew from all revisions, and says what was not right in it; with `--check` it
// only says so: `DATABASE_URL=… node --conditions=react-server --import tsx scripts/rebuild-blame.ts [--check]`

const write = !process.argv.includes("--check");
const total = { pages: 0, inserted: 0, updated: 0, deleted: 0 };
for (const pageId of await listPagesWithRevisions()) {
	const { inserted, updated, deleted } = await rebuildBlame(pageId, { write });
	total.pages++;
	total.inserted += inserted;
	total.updated += updated;
	total.deleted += deleted;
}
const { pages, inserted, updated, deleted } = total;
console.log(`Read ${pages} pages: ${inserted} entries were missing, ${updated} wrong, ${deleted} too many.`);
if (!write && inserted + updated + deleted > 0) process.exitCode = 1;
await db.$disconnect();

import { readFileSync } from "node:fs";
import { listPagesWithRevisions } from "@/lib/citation/rebuild-citations";
import { type AcknowledgedSave, checkJournal } from "@/lib/doctor/check-journal";
import { checkPage } from "@/lib/doctor/check-page";
import { checkStructure, STRUCTURE_RULES } from "@/lib/doctor/check-structure";
import type { Finding } from "@/lib/doctor/finding";
import { db } from "@/lib/platform/db";
import { findDatabase } from "./installation";

// Proves that a wiki is whole: every revision where it belongs, every pointer and every derived row right. Changes
// nothing, and may run while the wiki does. `npm run doctor`; with `-- --journal FILE` it also looks for each save
// that a client was told of (lines of JSON: {"revisionId": 7, "words": "…"}). Ends with 1 if anything is wrong.

process.env.DATABASE_URL = findDatabase();
const journalAt = process.argv.indexOf("--journal");
const journalFile = journalAt === -1 ? undefined : process.argv[journalAt + 1];

const findings: Finding[] = await checkStructure();
const pages = await listPagesWithRevisions();
const started = Date.now();
let told = started;
for (const [index, pageId] of pages.entries()) {
	findings.push(...(await checkPage(pageId)));
	if (Date.now() - told > 5_000) {
		told = Date.now();
		console.error(`${index + 1} of ${pages.length} pages read, ${findings.length} findings`);
	}
}
let saves = 0;
if (journalFile !== undefined) {
	const lines = readFileSync(journalFile, "utf8").split("\n").filter(Boolean);
	// Written by the load that was run; a line that its end cut off was not acknowledged in full.
	const journal = lines.flatMap((line) => (line.endsWith("}") ? (JSON.parse(line) as AcknowledgedSave) : []));
	saves = journal.length;
	findings.push(...(await checkJournal(journal)));
}
await db.$disconnect();

for (const { rule, pageId, revisionId, detail } of findings) {
	const place = [pageId === null ? [] : `page ${pageId}`, revisionId === null ? [] : `revision ${revisionId}`].flat();
	console.log(`${rule}: ${place.join(", ")} ${detail}`);
}
const journal = journalFile === undefined ? "" : ` and ${saves} acknowledged saves`;
console.log(
	`Held ${pages.length} pages${journal} against ${STRUCTURE_RULES} rules of structure and everything derived: ${
		findings.length === 0 ? "all is well." : `${findings.length} findings.`
	}`,
);
if (findings.length > 0) process.exitCode = 1;

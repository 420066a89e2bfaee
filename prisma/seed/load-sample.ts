import { keepSecret, openDataFolder } from "@/lib/platform/data-folder";
import { db } from "@/lib/platform/db";
import { readEnvironment, StartError } from "@/lib/platform/env";
import { fillWiki } from "./fill-wiki";

// Fills the empty database that DATABASE_URL names; `npm start` does so by itself at its first start.

try {
	const { DATABASE_URL, DATA_DIR, DEMO_PASSWORD } = readEnvironment(process.env);
	if (!DATABASE_URL) throw new StartError("Set DATABASE_URL to the database to fill.");
	const password = DEMO_PASSWORD ?? keepSecret(openDataFolder(DATA_DIR), "demo-password");
	const started = performance.now();
	const filled = await fillWiki(password);
	if (!filled.ok)
		throw new StartError("The sample wiki is only loaded into an empty database: this one has users or pages.");
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	console.log(`Sample wiki: ${filled.pages} pages, ${filled.revisions} revisions, in ${seconds} s.`);
	if (!DEMO_PASSWORD) {
		console.log(
			`Sign in as demo-editor, demo-reviewer or demo-admin; the password, kept in ${DATA_DIR}/demo-password: ${password}`,
		);
	}
} catch (error) {
	if (!(error instanceof StartError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
} finally {
	await db.$disconnect();
}

import { readEnvironment, StartError } from "@/lib/platform/env";
import { migrate } from "@/lib/platform/migrate";

// Brings the server that DATABASE_URL names to the newest migration; `npm start` does the same by itself.

try {
	const { DATABASE_URL } = readEnvironment(process.env);
	if (!DATABASE_URL) throw new StartError("Set DATABASE_URL to the database to migrate.");
	const applied = await migrate(DATABASE_URL);
	console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
} catch (error) {
	if (!(error instanceof StartError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

import { db, inTransaction } from "@/lib/platform/db";
import { createSession } from "@/lib/user/create-session";
import { createUser } from "@/lib/user/create-user";
import { parseUserName } from "@/lib/user/name";

// Makes accounts for a fault test and prints the token of a session of each, as JSON. Runs as a process of its own,
// so that the test itself holds no connection: `… make-writers.ts COUNT`

const tokens: string[] = [];
for (let index = 0; index < Number(process.argv[2]); index++) {
	const parsed = parseUserName(`Writer ${Date.now().toString(36)} ${index}`);
	if (!parsed.ok) throw new Error(parsed.problem);
	const { name, key } = parsed;
	const user = await inTransaction((tx) => createUser(tx, { name, key, passwordHash: null }));
	if (!user) throw new Error(`${name} is taken`);
	tokens.push((await createSession(db, { userId: user.id, userAgent: "fault test" })).token);
}
await db.$disconnect();
console.log(JSON.stringify(tokens));

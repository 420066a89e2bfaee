import type { UserActor } from "@/lib/permission/actor";
import type { GrantedGroup } from "@/lib/permission/groups";
import { db, inTransaction } from "@/lib/platform/db";
import { hashPassword } from "@/lib/platform/password";
import { createSession } from "@/lib/user/create-session";
import { createUser } from "@/lib/user/create-user";
import { parseUserName } from "@/lib/user/name";

let made = 0;

export const TEST_PASSWORD = "a long test password";

/** A user for a test, with a name of its own unless one is given. Only `password` makes one that can sign in with it. */
export async function buildUser(
	wanted: {
		name?: string;
		groups?: readonly GrantedGroup[];
		createdAt?: Date;
		editCount?: number;
		password?: string;
	} = {},
): Promise<UserActor> {
	const { name = `Tester ${process.pid} ${++made}`, password, ...rest } = wanted;
	const parsed = parseUserName(name);
	if (!parsed.ok) throw new Error(`${name}: ${parsed.problem}`);
	const passwordHash = password === undefined ? null : await hashPassword(password);
	const user = await inTransaction((tx) =>
		createUser(tx, { name: parsed.name, key: parsed.key, passwordHash, ...rest }),
	);
	if (!user) throw new Error(`${name} is taken`);
	return user;
}

/** An account that has been here for a while: enough days and edits to be autoconfirmed. */
export function buildAutoconfirmedUser(
	wanted: { name?: string; groups?: readonly GrantedGroup[] } = {},
): Promise<UserActor> {
	return buildUser({ ...wanted, createdAt: new Date("2024-01-01T00:00:00Z"), editCount: 50 });
}

/** Signs a user in without a password and returns the token for the session cookie. */
export async function buildSession(user: UserActor, userAgent = "test"): Promise<string> {
	return (await createSession(db, { userId: user.id, userAgent })).token;
}

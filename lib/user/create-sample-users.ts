import "server-only";
import type { UserActor } from "@/lib/permission/actor";
import { AUTOCONFIRMED_EDITS, type GrantedGroup } from "@/lib/permission/groups";
import { inTransaction } from "@/lib/platform/db";
import { hashPassword } from "@/lib/platform/password";
import { createUser } from "./create-user";
import { parseUserName } from "./name";

const DEMO_USERS = ["demo-editor", "demo-reviewer", "demo-admin"] as const;
export type DemoUser = (typeof DEMO_USERS)[number];

const GROUPS: Readonly<Record<DemoUser, readonly GrantedGroup[]>> = {
	"demo-editor": [],
	"demo-reviewer": ["reviewer"],
	"demo-admin": ["admin"],
};

/**
 * Makes the three accounts with which a visitor tries the sample wiki. They begin in the past and with
 * edits, so that demo-editor is autoconfirmed. The password is the operator's choice and is not judged.
 */
export async function createDemoUsers(password: string, createdAt: Date): Promise<Record<DemoUser, UserActor>> {
	return {
		"demo-editor": await createDemoUser("demo-editor", password, createdAt),
		"demo-reviewer": await createDemoUser("demo-reviewer", password, createdAt),
		"demo-admin": await createDemoUser("demo-admin", password, createdAt),
	};
}

async function createDemoUser(name: DemoUser, password: string, createdAt: Date): Promise<UserActor> {
	return createSampleUser({
		name,
		passwordHash: await hashPassword(password),
		createdAt,
		groups: GROUPS[name],
		editCount: AUTOCONFIRMED_EDITS,
	});
}

/** Makes an author of the sample's history. Without a password nobody signs in as them. */
export async function createSampleUser(user: {
	name: string;
	createdAt: Date;
	passwordHash?: string;
	groups?: readonly GrantedGroup[];
	editCount?: number;
}): Promise<UserActor> {
	const parsed = parseUserName(user.name);
	if (!parsed.ok) throw new Error(`The sample name ${user.name} is refused: ${parsed.problem}`);
	const created = await inTransaction((tx) =>
		createUser(tx, { ...user, name: parsed.name, key: parsed.key, passwordHash: user.passwordHash ?? null }),
	);
	if (!created) throw new Error(`The sample name ${user.name} is taken already`);
	return created;
}

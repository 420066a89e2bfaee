import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { recordChange } from "@/lib/change/record-change";
import type { UserActor } from "@/lib/permission/actor";
import { type GrantedGroup, groupsOf } from "@/lib/permission/groups";
import { USER_NAMESPACE } from "@/lib/title/namespace";
import { parseTitle, type Title } from "@/lib/title/title";

/** An account to be made. Names and passwords have been checked by the caller. */
export interface NewUser {
	readonly name: string;
	readonly key: string;
	readonly passwordHash: string | null;
	readonly email?: { email: string; key: string } | null;
	readonly groups?: readonly GrantedGroup[];
	/** Only the sample and imports know of a past: when the account began and how much it wrote. */
	readonly createdAt?: Date;
	readonly editCount?: number;
}

/** The title of a user's page. */
export function userPageTitle(name: string): Title {
	const parsed = parseTitle(name, USER_NAMESPACE);
	if (!parsed.ok) throw new Error(`The user name ${JSON.stringify(name)} is no page title`);
	return parsed.title;
}

/**
 * Makes an account with its groups and records that it registered, or answers null when the name is
 * taken. The unique keys of the table decide, so of many at once exactly one gets the name.
 */
export async function createUser(tx: Prisma.TransactionClient, user: NewUser): Promise<UserActor | null> {
	const createdAt = user.createdAt ?? new Date();
	const granted = user.groups ?? [];
	const [row] = await tx.user.createManyAndReturn({
		data: [
			{
				name: user.name,
				nameKey: user.key,
				email: user.email?.email ?? null,
				emailKey: user.email?.key ?? null,
				passwordHash: user.passwordHash,
				editCount: user.editCount ?? 0,
				createdAt,
			},
		],
		skipDuplicates: true,
		select: { id: true, name: true, editCount: true },
	});
	if (!row) return null;
	if (granted.length > 0) {
		await tx.groupMembership.createMany({
			data: granted.map((group) => ({ userId: row.id, group, grantedAt: createdAt })),
		});
	}
	const actor: UserActor = {
		kind: "user",
		id: row.id,
		name: row.name,
		groups: groupsOf({ editCount: row.editCount, createdAt, granted }, new Date()),
	};
	await recordChange(actor, tx, { kind: "user-registered", title: userPageTitle(row.name), at: createdAt });
	return actor;
}

import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import type { Group } from "@/lib/permission/actor";
import { groupsOf } from "@/lib/permission/groups";
import { db } from "@/lib/platform/db";

/** What everybody may know about a user. How many edits they made is asked for a viewer (lib/article/edit-counts.ts). */
export interface Profile {
	readonly id: number;
	readonly name: string;
	readonly createdAt: Date;
	readonly groups: readonly Group[];
}

function profileFields(now: Date) {
	return {
		id: true,
		name: true,
		editCount: true,
		createdAt: true,
		groups: { where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }, select: { group: true } },
	} satisfies Prisma.UserSelect;
}

type StoredProfile = Omit<Profile, "groups"> & { editCount: number; groups: readonly { group: string }[] };

function toProfile({ groups, editCount, ...user }: StoredProfile, now: Date): Profile {
	return { ...user, groups: groupsOf({ ...user, editCount, granted: groups.map(({ group }) => group) }, now) };
}

/** The user with exactly this name, or null. */
export async function findProfile(name: string): Promise<Profile | null> {
	const now = new Date();
	const user = await db.user.findUnique({ where: { name }, select: profileFields(now) });
	return user && toProfile(user, now);
}

/** Users in the order of their names, those after a name where one is given, and the name to continue after. */
export async function listProfiles({
	after,
	limit,
}: {
	after: string | null;
	limit: number;
}): Promise<{ profiles: Profile[]; nextAfter: string | null }> {
	const now = new Date();
	const users = await db.user.findMany({
		where: after === null ? {} : { name: { gt: after } },
		orderBy: { name: "asc" },
		take: limit + 1,
		select: profileFields(now),
	});
	const shown = users.slice(0, limit);
	return {
		profiles: shown.map((user) => toProfile(user, now)),
		nextAfter: users.length > limit ? (shown.at(-1)?.name ?? null) : null,
	};
}

import "server-only";
import { type Actor, ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { groupsOf } from "@/lib/permission/groups";
import { type Database, db } from "@/lib/platform/db";
import { isSessionAlive, SESSION_TOUCH_MS } from "./session";
import { hashToken } from "./session-token";

/** The signed-in browser behind a token: which session it is and whom it speaks for. */
export interface CurrentSession {
	readonly id: number;
	readonly actor: UserActor;
}

interface SessionRow {
	id: number;
	lastSeenAt: Date;
	expiresAt: Date;
	userId: number;
	name: string;
	editCount: number;
	createdAt: Date;
	granted: string[];
}

/**
 * The living session of a token with its user and groups, or null. One query on every request, so that a
 * revoked session and a lost group count from the next request on.
 */
export async function findSessionByToken(token: string | null | undefined): Promise<CurrentSession | null> {
	if (!token || token.length > 100) return null;
	const now = new Date();
	const [row] = await db.$queryRaw<SessionRow[]>`
		select s.id, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", u.id as "userId", u.name,
			u.edit_count as "editCount", u.created_at as "createdAt",
			array(
				select m."group" from group_membership m
				where m.user_id = u.id and (m.expires_at is null or m.expires_at > ${now})
			) as granted
		from session s join "user" u on u.id = s.user_id
		where s.token_hash = ${hashToken(token)}`;
	if (!row || !isSessionAlive(row, now)) return null;
	if (now.getTime() - row.lastSeenAt.getTime() >= SESSION_TOUCH_MS) {
		await db.session.updateMany({ where: { id: row.id, lastSeenAt: row.lastSeenAt }, data: { lastSeenAt: now } });
	}
	return { id: row.id, actor: { kind: "user", id: row.userId, name: row.name, groups: groupsOf(row, now) } };
}

/** Who speaks with this token: the signed-in user, or anonymous for every token that opens nothing. */
export async function findActorByToken(token: string | null | undefined): Promise<Actor> {
	return (await findSessionByToken(token))?.actor ?? ANONYMOUS;
}

/** The user with this id as an actor, for work in their name that has no browser (sample, jobs, fresh sign-ins). */
export async function findActorById(database: Database, userId: number): Promise<UserActor | null> {
	const now = new Date();
	const user = await database.user.findUnique({
		where: { id: userId },
		select: {
			id: true,
			name: true,
			editCount: true,
			createdAt: true,
			groups: { where: { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }, select: { group: true } },
		},
	});
	if (!user) return null;
	const granted = user.groups.map(({ group }) => group);
	return { kind: "user", id: user.id, name: user.name, groups: groupsOf({ ...user, granted }, now) };
}

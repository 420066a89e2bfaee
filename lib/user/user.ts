import type { Group, UserActor } from "@/lib/permission/actor";

/** What everybody may know about a user, as the API shows it. */
export interface PublicUser {
	readonly id: number;
	readonly name: string;
	readonly groups: readonly Group[];
}

/** The public side of a signed-in user. */
export function toPublicUser(user: UserActor): PublicUser {
	return { id: user.id, name: user.name, groups: user.groups };
}

/** Where a request comes from, as far as accounts care. */
export interface RequestOrigin {
	/** Address of the client as the front saw it. */
	readonly client: string | null;
	readonly userAgent: string;
	/** Token of the session that the browser has until now: a new one takes its place. */
	readonly currentToken?: string | null;
}

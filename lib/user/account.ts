import "server-only";
import type { UserActor } from "@/lib/permission/actor";
import { db, inTransaction } from "@/lib/platform/db";
import { SESSION_IDLE_MS } from "./session";

/** What only the owner of an account sees of it. */
export interface OwnAccount {
	readonly email: string | null;
	readonly createdAt: Date;
	readonly editCount: number;
	readonly hasPassword: boolean;
	readonly sessions: readonly { id: number; userAgent: string; createdAt: Date; lastSeenAt: Date }[];
	readonly identities: readonly { provider: string; createdAt: Date }[];
}

/** The actor's own account with the browsers that are signed in, the latest first. */
export async function getOwnAccount(actor: UserActor): Promise<OwnAccount> {
	const now = Date.now();
	const { passwordHash, accounts, ...user } = await db.user.findUniqueOrThrow({
		where: { id: actor.id },
		select: {
			email: true,
			createdAt: true,
			editCount: true,
			passwordHash: true,
			sessions: {
				where: { expiresAt: { gt: new Date(now) }, lastSeenAt: { gt: new Date(now - SESSION_IDLE_MS) } },
				orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
				select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
			},
			accounts: { orderBy: { createdAt: "asc" }, select: { provider: true, createdAt: true } },
		},
	});
	return { ...user, hasPassword: passwordHash !== null, identities: accounts };
}

/** Removes an identity from the actor's account, unless it is the only way in that is left. */
export async function unlinkIdentity(
	actor: UserActor,
	provider: string,
): Promise<{ ok: true } | { ok: false; problem: "last-way-in" }> {
	return inTransaction(async (tx) => {
		// Locks the user, so that two removals at once cannot each count the other's identity.
		await tx.$queryRaw`select id from "user" where id = ${actor.id} for update`;
		const user = await tx.user.findUniqueOrThrow({
			where: { id: actor.id },
			select: { passwordHash: true, accounts: { select: { provider: true } } },
		});
		const remaining = user.accounts.filter((account) => account.provider !== provider);
		if (user.passwordHash === null && remaining.length === 0) return { ok: false, problem: "last-way-in" } as const;
		await tx.account.deleteMany({ where: { userId: actor.id, provider } });
		return { ok: true } as const;
	});
}

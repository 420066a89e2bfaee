import "server-only";
import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import { identitySchema } from "@/lib/platform/auth";
import { db } from "@/lib/platform/db";
import { createSession } from "./create-session";
import { findSessionByToken } from "./queries";
import { registerIdentity } from "./register-identity";
import { hashToken } from "./session-token";
import type { RequestOrigin } from "./user";

const toAdapterUser = (user: { id: number; name: string }): AdapterUser => ({
	id: String(user.id),
	name: user.name,
	// The wiki keeps no address from a provider and looks nobody up by one.
	email: "",
	emailVerified: null,
});

/** The tables of accounts and sessions as next-auth wants to see them, for one request. */
export function authAdapter(origin: RequestOrigin): Adapter {
	return {
		async createUser(profile: unknown) {
			const { identity } = (profile ?? {}) as { identity?: unknown };
			return toAdapterUser(await registerIdentity(identitySchema.parse(identity)));
		},
		async getUser(id) {
			const user = await db.user.findUnique({ where: { id: Number(id) }, select: { id: true, name: true } });
			return user && toAdapterUser(user);
		},
		getUserByEmail: async () => null,
		async getUserByAccount({ provider, providerAccountId }) {
			const account = await db.account.findUnique({
				where: { provider_providerAccountId: { provider, providerAccountId } },
				select: { user: { select: { id: true, name: true } } },
			});
			return account && toAdapterUser(account.user);
		},
		async updateUser(user) {
			const row = await db.user.findUniqueOrThrow({ where: { id: Number(user.id) }, select: { id: true, name: true } });
			return toAdapterUser(row);
		},
		async linkAccount({ provider, providerAccountId, userId }: AdapterAccount) {
			// A new account was linked when it was made; this adds the identity to one that is signed in.
			await db.account.createMany({
				data: [{ provider, providerAccountId, userId: Number(userId) }],
				skipDuplicates: true,
			});
			const account = await db.account.findUnique({
				where: { provider_providerAccountId: { provider, providerAccountId } },
			});
			if (account?.userId !== Number(userId)) throw new Error("The identity belongs to another account");
		},
		async createSession({ sessionToken, userId }) {
			const { expiresAt } = await createSession(db, {
				token: sessionToken,
				userId: Number(userId),
				userAgent: origin.userAgent,
				replacesToken: origin.currentToken ?? null,
			});
			return { sessionToken, userId, expires: expiresAt };
		},
		async getSessionAndUser(sessionToken) {
			const session = await findSessionByToken(sessionToken);
			if (!session) return null;
			const { expiresAt } = await db.session.findUniqueOrThrow({
				where: { id: session.id },
				select: { expiresAt: true },
			});
			const user = toAdapterUser(session.actor);
			return { session: { sessionToken, userId: user.id, expires: expiresAt }, user };
		},
		updateSession: async () => null,
		async deleteSession(sessionToken) {
			await db.session.deleteMany({ where: { tokenHash: hashToken(sessionToken) } });
		},
	};
}

import "server-only";
import { ANONYMOUS, type UserActor } from "@/lib/permission/actor";
import { can } from "@/lib/permission/policy";
import type { Identity } from "@/lib/platform/auth";
import { inTransaction } from "@/lib/platform/db";
import { createUser } from "./create-user";
import { candidateNames, parseUserName } from "./name";
import { findActorById } from "./queries";

const MAX_TRIES = 200;

/**
 * The account of an identity at a provider, made at the first sign-in. It is never joined to an account
 * with the same e-mail address: providers differ in what they verify. Callbacks of one identity at the
 * same time wait for each other, so that they share one account.
 */
export async function registerIdentity(identity: Identity): Promise<UserActor> {
	if (!can(ANONYMOUS, "register").allowed) throw new Error("Registration is closed");
	const { provider, providerAccountId } = identity;
	return inTransaction(async (tx) => {
		await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`identity ${provider} ${providerAccountId}`}, 0))`;
		const account = await tx.account.findUnique({
			where: { provider_providerAccountId: { provider, providerAccountId } },
		});
		const known = account && (await findActorById(tx, account.userId));
		if (known) return known;
		let tries = 0;
		for (const candidate of candidateNames(identity.suggestedName)) {
			if (++tries > MAX_TRIES) break;
			const parsed = parseUserName(candidate);
			const user = parsed.ok && (await createUser(tx, { ...parsed, passwordHash: null }));
			if (!user) continue;
			await tx.account.create({ data: { provider, providerAccountId, userId: user.id } });
			return user;
		}
		throw new Error("No free name was found for a new identity");
	});
}

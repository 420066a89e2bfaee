import "server-only";
import { recordChange } from "@/lib/change/record-change";
import type { Actor } from "@/lib/permission/actor";
import type { GrantedGroup } from "@/lib/permission/groups";
import { can, type DenialReason } from "@/lib/permission/policy";
import { inTransaction } from "@/lib/platform/db";
import { userPageTitle } from "./create-user";

export interface GroupGrant {
	readonly userId: number;
	readonly group: GrantedGroup;
	readonly reason?: string;
	readonly expiresAt?: Date | null;
}

export type GrantOutcome =
	| { readonly ok: true; readonly changed: boolean }
	| { readonly ok: false; readonly problem: DenialReason | "user-not-found" | "last-admin" };

/** Gives a user a group. Giving it again changes its expiry and reason and is recorded again only if it was not there. */
export async function grantGroup(actor: Actor, grant: GroupGrant): Promise<GrantOutcome> {
	const decision = can(actor, "grant-group");
	if (!decision.allowed) return { ok: false, problem: decision.reason };
	return inTransaction(async (tx) => {
		const user = await tx.user.findUnique({ where: { id: grant.userId }, select: { name: true } });
		if (!user) return { ok: false, problem: "user-not-found" } as const;
		const row = { reason: grant.reason ?? "", expiresAt: grant.expiresAt ?? null };
		const added = await tx.groupMembership.createMany({
			data: [{ userId: grant.userId, group: grant.group, ...row }],
			skipDuplicates: true,
		});
		if (added.count === 0) {
			await tx.groupMembership.updateMany({ where: { userId: grant.userId, group: grant.group }, data: row });
			return { ok: true, changed: false } as const;
		}
		await recordChange(actor, tx, { kind: "group-granted", title: userPageTitle(user.name) });
		return { ok: true, changed: true } as const;
	});
}

/** Takes a group from a user; it counts from their next request on. The last admin stays one. */
export async function revokeGroup(actor: Actor, grant: { userId: number; group: GrantedGroup }): Promise<GrantOutcome> {
	const decision = can(actor, "grant-group");
	if (!decision.allowed) return { ok: false, problem: decision.reason };
	return inTransaction(async (tx) => {
		const user = await tx.user.findUnique({ where: { id: grant.userId }, select: { name: true } });
		if (!user) return { ok: false, problem: "user-not-found" } as const;
		if (grant.group === "admin") {
			// Locked, so that two admins cannot remove each other in the same instant.
			const admins = await tx.$queryRaw<{ userId: number }[]>`
				select user_id as "userId" from group_membership
				where "group" = 'admin' and (expires_at is null or expires_at > now()) for update`;
			if (admins.length === 1 && admins[0]?.userId === grant.userId) {
				return { ok: false, problem: "last-admin" } as const;
			}
		}
		const { count } = await tx.groupMembership.deleteMany({ where: { userId: grant.userId, group: grant.group } });
		if (count > 0) await recordChange(actor, tx, { kind: "group-revoked", title: userPageTitle(user.name) });
		return { ok: true, changed: count > 0 } as const;
	});
}

import "server-only";
import { createHash } from "node:crypto";
import type { Prisma } from "@/generated/prisma/client";
import type { WikiDocument } from "@/lib/document/schema";
import type { UserActor } from "@/lib/permission/actor";
import { formatTitle } from "@/lib/title/title";
import { fingerprint } from "./revision";
import type { Saved, SaveOutcome, SaveRevisionInput } from "./save-revision";

/** The answer that a request with this key got before; concurrent requests with one key run one after the other. */
export async function findFirstAnswer(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	key: string,
	requestHash: string,
): Promise<SaveOutcome | null> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(${actor.id}::int, hashtext(${key}))`;
	const first = await tx.idempotencyKey.findUnique({ where: { userId_key: { userId: actor.id, key } } });
	if (!first) return null;
	// Written by this file, and read back as it was.
	return first.requestHash === requestHash
		? (first.response as unknown as Saved)
		: { outcome: "idempotency-key-reused" };
}

/** Keeps the answer to a request, so that the same request sent again gets it too. */
export async function keepAnswer(
	tx: Prisma.TransactionClient,
	actor: UserActor,
	{ key, requestHash, answer }: { key: string; requestHash: string; answer: Saved },
): Promise<void> {
	// Plain JSON; its type is wider only in being read-only.
	const response = answer as unknown as Prisma.InputJsonObject;
	await tx.idempotencyKey.create({ data: { userId: actor.id, key, requestHash, response } });
}

/** What makes two requests with one key the same request. */
export function hashRequest(input: SaveRevisionInput, document: WikiDocument): string {
	const request = [
		formatTitle(input.title),
		input.baseRevisionId,
		input.summary,
		input.minor,
		fingerprint(document).sha256,
	];
	return createHash("sha256").update(JSON.stringify(request)).digest("hex");
}

import "server-only";
import { db } from "@/lib/platform/db";

/** A client that has not retried for this long will not. */
const KEPT_FOR_MS = 7 * 86_400_000;

/** Removes the remembered answers of saves that nobody will retry. */
export async function sweepIdempotencyKeys(now: Date): Promise<void> {
	await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_FOR_MS) } } });
}

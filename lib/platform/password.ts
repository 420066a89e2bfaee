import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the default algorithm of the library) with 19 MiB, two passes and one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Unicode has several spellings of one letter; keyboards differ in which they send.
const normalise = (password: string): string => password.normalize("NFC");

let decoy: Promise<string> | undefined;

/** The password in PHC form, with its own random salt. */
export function hashPassword(password: string): Promise<string> {
	return hash(normalise(password), COST);
}

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that name, or they sign in
 * elsewhere) the same work is done against a decoy, so that the time of the answer tells nothing.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
	decoy ??= hashPassword(crypto.randomUUID());
	const matches = await verify(stored ?? (await decoy), normalise(password));
	return stored !== null && matches;
}

import { createHash, randomBytes } from "node:crypto";

/** A new secret for a browser: 256 random bits, 43 characters that a cookie takes as they are. */
export function newToken(): string {
	return randomBytes(32).toString("base64url");
}

/** Hex SHA-256 of a token: all that the database learns of it. Random tokens need no salt and no slow hash. */
export function hashToken(token: string): string {
	return createHash("sha256").update(token).digest("hex");
}

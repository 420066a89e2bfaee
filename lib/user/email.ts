import { z } from "zod";

// ASCII only and one address: no look-alike "＠", no list, no line break can pass into a mail header.
const address = z.email().max(254);

/** Reads an e-mail address: as typed for its owner, and the key under which equal mailboxes are equal; null when it is none. */
export function parseEmail(written: string): { email: string; key: string } | null {
	const parsed = address.safeParse(written.trim());
	return parsed.success ? { email: parsed.data, key: parsed.data.toLowerCase() } : null;
}

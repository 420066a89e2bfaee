/** What `GET /api/v1/me` tells of somebody who is signed in. */
interface Me {
	readonly user: { readonly id: number; readonly name: string };
	readonly rights: readonly string[];
	/** Pages that wait for a reviewer; null for those who do not review. */
	readonly waiting: number | null;
	/** Own edits that were sent back and not saved again. */
	readonly sentBack: number;
	/** Own edits that were rejected or taken back, and not read about since. */
	readonly notKept: number;
}

let asked: Promise<Me | null> | null = null;

/** Who is reading; asked once for each page. Null where nobody is signed in, or nobody answered. */
export function askWho(): Promise<Me | null> {
	asked ??= ask();
	return asked;
}

async function ask(): Promise<Me | null> {
	try {
		const answer = await fetch("/api/v1/me", { headers: { accept: "application/json" } });
		const me = answer.ok ? ((await answer.json()) as Me | { readonly user: null }) : null;
		return me?.user ? me : null;
	} catch {
		return null;
	}
}

import "server-only";

export type Body =
	| { ok: true; value: unknown }
	| { ok: false; problem: "payload-too-large" | "unsupported-media-type" | "request-aborted" | "malformed" };

/**
 * Reads a JSON body of at most `limit` bytes. Counting goes on while the body arrives: a length that was
 * announced is not believed.
 */
export async function readJsonBody(request: Request, limit: number): Promise<Body> {
	const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
	if (type !== "application/json") return { ok: false, problem: "unsupported-media-type" };
	if (Number(request.headers.get("content-length") ?? 0) > limit) return { ok: false, problem: "payload-too-large" };
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of request.body ?? []) {
			size += chunk.length;
			if (size > limit) return { ok: false, problem: "payload-too-large" };
			chunks.push(chunk);
		}
	} catch {
		return { ok: false, problem: "request-aborted" };
	}
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
		return { ok: true, value: JSON.parse(text) as unknown };
	} catch {
		return { ok: false, problem: "malformed" };
	}
}

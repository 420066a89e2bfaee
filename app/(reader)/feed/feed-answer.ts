import { createHash } from "node:crypto";
import { type Feed, writeAtom } from "@/lib/change/atom";
import { wikiAddress } from "@/lib/platform/wiki-address";
import { loadSettings } from "@/lib/setting/loaders";

/** Programs ask again and again: for a minute any cache may answer them, and after it "not modified" will mostly do. */
const CACHED = "public, max-age=60";

/** Answers with a feed, or says that there is no such thing. */
export async function feedAnswer(request: Request, feed: Feed | null): Promise<Response> {
	if (!feed) {
		const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" };
		return new Response("There is no such page or person.\n", { status: 404, headers });
	}
	const { siteName } = await loadSettings();
	const xml = writeAtom(feed, { base: wikiAddress(request.headers), siteName });
	const etag = `"${createHash("sha256").update(xml).digest("base64url").slice(0, 22)}"`;
	// Whether the reader has these bytes already is the front's to say.
	return new Response(xml, {
		headers: {
			"content-type": "application/atom+xml; charset=utf-8",
			"cache-control": CACHED,
			etag,
			"x-robots-tag": "noindex",
		},
	});
}

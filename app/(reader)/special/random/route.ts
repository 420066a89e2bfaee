import { findRandomTitle } from "@/lib/article/page-lists";
import { titleToHref } from "@/lib/title/title";
import { loadActor } from "@/lib/user/loaders";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
	const title = await findRandomTitle(await loadActor(), Math.random);
	return new Response(null, {
		status: 302,
		headers: { location: title ? titleToHref(title) : "/wiki/Special:AllPages", "cache-control": "no-store" },
	});
}

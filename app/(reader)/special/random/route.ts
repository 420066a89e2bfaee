import { findRandomTitle } from "@/lib/article/page-lists";
import { ANONYMOUS } from "@/lib/permission/actor";
import { titleToHref } from "@/lib/title/title";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
	const title = await findRandomTitle(ANONYMOUS, Math.random);
	return new Response(null, {
		status: 302,
		headers: { location: title ? titleToHref(title) : "/wiki/Special:AllPages", "cache-control": "no-store" },
	});
}

import { parseInteger } from "@/lib/platform/query-string";
import { findNextUnpatrolled } from "@/lib/revision/patrol-queries";
import { specialPageHref } from "@/lib/title/special-pages";
import { loadActor } from "@/lib/user/loaders";

/** Leads on to the next edit of those that the viewer may read that nobody has patrolled, or to the list that says that there is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ id?: string[] }> }): Promise<Response> {
	const next = await findNextUnpatrolled(await loadActor(), parseInteger((await params).id?.[0]));
	const location =
		next === null ? `${specialPageHref("RecentChanges")}?patrolled=no` : specialPageHref("Diff", String(next));
	return new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
}

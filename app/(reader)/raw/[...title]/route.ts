import { loadArticle, loadOldRevision } from "@/lib/article/loaders";
import { canonicalJson } from "@/lib/document/canonical";
import { documentText } from "@/lib/document/text";
import { readTitleAddress } from "@/lib/title/title-address";
import { fileAnswer } from "../../file-answer";

/**
 * `?action=raw`: what is stored of a page, as it is. The document as JSON, or its plain text with
 * `&ctype=text`; of an older revision with `&oldid=`. Redirects are not followed.
 */
export async function GET(request: Request, { params }: { params: Promise<{ title: string[] }> }): Promise<Response> {
	const { searchParams } = new URL(request.url);
	const oldid = searchParams.get("oldid");
	const revision = oldid === null ? await findLatest((await params).title) : await findOld(oldid);
	if (!revision) return fileAnswer("There is no such page or revision.\n", "text/plain", { status: 404 });
	const etag = `"${revision.sha256.slice(0, 32)}"`;
	const text = /^text(?:\/plain)?$/.test(searchParams.get("ctype") ?? "");
	const headers = { "x-revision": String(revision.id) };
	return text
		? fileAnswer(`${documentText(revision.document)}\n`, "text/plain", { headers })
		: fileAnswer(`${canonicalJson(revision.document)}\n`, "application/json", { headers: { ...headers, etag } });
}

async function findLatest(segments: readonly string[]) {
	const address = readTitleAddress(segments);
	if (!address.ok || address.title.namespace < 0) return null;
	return (await loadArticle(address.title.namespace, address.title.text))?.revision ?? null;
}

async function findOld(oldid: string) {
	const id = /^\d{1,10}$/.test(oldid) ? Number(oldid) : 0;
	return id > 0 && id < 2 ** 31 ? ((await loadOldRevision(id))?.revision ?? null) : null;
}

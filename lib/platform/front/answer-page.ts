import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { chooseEncoding, compress } from "./compress";
import { answerHeaders, type Exchange, fail, failForFramework } from "./exchange";
import { readHtml, withoutScriptPreloads } from "./strip-scripts";

/** Below this size, in bytes, compressing costs more than it saves. */
const WORTH_COMPRESSING = 1024;

/**
 * Answers with a page of the framework: a reading page loses the framework's scripts and gets the static policy, any
 * other page keeps its scripts under the policy of this request. Both get the status they ask for.
 */
export async function answerPage(
	exchange: Exchange,
	status: number,
	headers: OutgoingHttpHeaders,
	received: Buffer,
): Promise<void> {
	const page = readHtml(received.toString("utf8"));
	const finalStatus = status === 200 ? (page.status ?? status) : status;
	// The framework's own error pages are blank without its scripts, and tell nothing with them.
	if (finalStatus >= 500 && page.status === null) {
		await failForFramework(exchange, `the framework answered ${status}`);
		return;
	}
	if (finalStatus === 404 && page.status === null && !page.reading) {
		fail(exchange, 404);
		return;
	}

	// This is the place to keep finished bytes, for reading pages only: from here on nothing depends on who asks.
	const bytes = page.reading ? Buffer.from(page.html) : received;
	const answer: OutgoingHttpHeaders = {
		...headers,
		...answerHeaders(exchange, page.reading ? "reading" : "interactive"),
		"content-type": "text/html; charset=utf-8",
		"cache-control": page.reading && finalStatus === 200 ? "private, no-cache" : "private, no-store",
		vary: "Accept-Encoding",
		...(page.retryAfter !== null && { "retry-after": String(page.retryAfter) }),
	};
	delete answer["content-length"];
	delete answer.etag;
	if (page.reading && typeof headers.link === "string") {
		const link = withoutScriptPreloads(headers.link);
		if (link === null) delete answer.link;
		else answer.link = link;
	}

	const { request, response } = exchange;
	if (page.reading && finalStatus === 200) {
		const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
		answer.etag = etag;
		if (matches(request.headers["if-none-match"], etag)) {
			delete answer["content-type"];
			response.writeHead(304, answer);
			response.end();
			return;
		}
	}
	const encoding = bytes.length >= WORTH_COMPRESSING ? chooseEncoding(request.headers["accept-encoding"]) : null;
	const body = encoding ? await compress(bytes, encoding) : bytes;
	if (response.destroyed) return;
	if (encoding) answer["content-encoding"] = encoding;
	answer["content-length"] = body.length;
	response.writeHead(finalStatus, answer);
	response.end(exchange.method === "HEAD" ? undefined : body);
}

/** Whether an If-None-Match header names this ETag, strong or weak. */
export function matches(ifNoneMatch: string | undefined, etag: string): boolean {
	if (ifNoneMatch === undefined) return false;
	if (ifNoneMatch.trim() === "*") return true;
	const opaque = etag.replace(/^W\//, "");
	return ifNoneMatch.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === opaque);
}

import type { IncomingHttpHeaders } from "node:http";
import { REQUEST_HEADER } from "../request-failure";
import type { TargetKind } from "./request-target";

/** Headers that end at this hop, or that the front answers by itself. */
const OWN_HOP = new Set([
	"connection",
	"keep-alive",
	"proxy-authorization",
	"proxy-connection",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
	"expect",
	"accept-encoding",
	"content-security-policy",
	"content-security-policy-report-only",
	"forwarded",
	"x-real-ip",
	"x-original-url",
	"x-rewrite-url",
	"x-http-method-override",
	"x-matched-path",
	"rsc",
]);

/** What the framework believes when it is told so; from outside it is always a lie or a probe. */
const INTERNAL =
	/^(?:x-middleware|x-nextjs|x-next|next|x-invoke|x-now|x-vercel|x-canonry|x-forwarded|x-prerender|x-action)-/;

export interface Caller {
	/** The name of this request, by which the framework says why it failed. */
	id: string;
	host: string;
	protocol: "http" | "https";
	address: string;
	/** The policy of this request; the framework puts the nonce in it on its scripts. */
	policy: string;
}

/** The headers handed on to the framework: the caller's, without those only the server itself may say, and our own. */
export function forwardedHeaders(
	method: string,
	kind: TargetKind,
	received: IncomingHttpHeaders,
	caller: Caller,
): Record<string, string | string[]> {
	const headers: Record<string, string | string[]> = {};
	const perConnection = new Set((received.connection ?? "").toLowerCase().split(/\s*,\s*/));
	for (const [name, value] of Object.entries(received)) {
		if (value === undefined || OWN_HOP.has(name) || perConnection.has(name)) continue;
		// A Server Action is named by this header; anywhere else it makes the framework run one.
		if (INTERNAL.test(name) && !(name === "next-action" && method === "POST")) continue;
		// Pages are compared by their finished bytes, which only the front has.
		if (kind === "page" && (name === "if-none-match" || name === "if-modified-since" || name === "range")) continue;
		headers[name] = value;
	}
	headers.host = caller.host;
	headers["x-forwarded-host"] = caller.host;
	headers["x-forwarded-proto"] = caller.protocol;
	headers["x-forwarded-for"] = caller.address;
	headers["x-canonry-client"] = caller.address;
	headers[REQUEST_HEADER] = caller.id;
	headers["content-security-policy"] = caller.policy;
	return headers;
}

/**
 * The address a request came from. `proxies` trusted proxies each appended one entry to `X-Forwarded-For`, so the
 * client is that many entries from the right; whatever stands further left was written by the client itself.
 */
export function clientAddress(
	socketAddress: string | undefined,
	forwardedFor: string | undefined,
	proxies: number,
): string {
	const direct = (socketAddress ?? "").replace(/^::ffff:(?=\d+\.)/, "");
	if (proxies < 1 || !forwardedFor) return direct;
	const entries = forwardedFor.split(",").map((entry) => entry.trim());
	const claimed = entries[Math.max(0, entries.length - proxies)] ?? "";
	return /^[0-9a-fA-F:.]{2,45}$/.test(claimed) ? claimed.replace(/^::ffff:(?=\d+\.)/, "") : direct;
}

/** The largest body in bytes that a request may carry: articles are saved whole, everything else is a form. */
export function bodyLimit(path: string): number {
	return /^\/api\/v1\/(?:.*\/)?(?:revisions|drafts?)(?:\/|$)/.test(path) ? 8 * 1024 * 1024 : 1024 * 1024;
}

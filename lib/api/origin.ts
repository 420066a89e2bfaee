/**
 * Whether a request that changes something comes from this wiki's own pages (or from a client that says so).
 * Browsers send Origin with every such request; one without it, or with `null`, is refused, because a
 * forged form could look just like that.
 *
 * `baseUrl` is the configured origin; without it the wiki answers to any host, and the origin must be the
 * host that was asked.
 */
export function isOwnOrigin(origin: string | null, host: string | null, baseUrl: string | undefined): boolean {
	if (!origin) return false;
	if (baseUrl) return origin === new URL(baseUrl).origin;
	const url = URL.canParse(origin) ? new URL(origin) : null;
	return url !== null && /^https?:$/.test(url.protocol) && url.host === host;
}

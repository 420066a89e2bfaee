/**
 * Whether a request that changes something comes from this wiki's own pages (or from a client that says so).
 * Browsers send Origin with every such request; one without it, or with `null`, is refused, because a
 * forged form could look just like that.
 *
 * `baseUrl` is the configured origin; without it the wiki answers to any host, and the origin must be the
 * host that was asked.
 */
export function isOwnOrigin(
	origin: string | null | undefined,
	host: string | null | undefined,
	baseUrl: string | undefined,
): boolean {
	if (!origin || !host) return false;
	if (baseUrl) return origin === new URL(baseUrl).origin;
	if (!URL.canParse(origin)) return false;
	const url = new URL(origin);
	// An origin and nothing more; and a host may be written with the port that its scheme has anyway.
	if (origin !== url.origin || !/^https?:$/.test(url.protocol)) return false;
	const asked = `${url.protocol}//${host}`;
	return URL.canParse(asked) && new URL(asked).host === url.host;
}

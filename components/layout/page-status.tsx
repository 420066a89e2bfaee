/**
 * Tells the front which HTTP status this page answers with (see `lib/platform/front`). Next can only say
 * it through `notFound()`, whose page needs the framework's script to be seen.
 */
export function PageStatus({
	status,
	retryAfter,
}: {
	status: 400 | 403 | 404 | 410 | 429 | 503;
	/** Seconds after which asking again may go better. */
	retryAfter?: number | undefined;
}) {
	return <meta name="canonry-status" content={String(status)} data-retry-after={retryAfter} />;
}

/** A browser that nobody uses for this long is signed out. */
export const SESSION_IDLE_MS = 14 * 86_400_000;
/** Every sign-in ends after this long, however busy. */
export const SESSION_LIFETIME_MS = 30 * 86_400_000;
/** How stale `lastSeenAt` may be: one write per browser and ten minutes, not one per request. */
export const SESSION_TOUCH_MS = 10 * 60_000;

/** Whether a session opens anything at this moment. */
export function isSessionAlive(session: { expiresAt: Date; lastSeenAt: Date }, now: Date): boolean {
	return session.expiresAt > now && now.getTime() - session.lastSeenAt.getTime() < SESSION_IDLE_MS;
}

/** How often an open editor says that it is open, and after which silence nobody believes it any more. */
export const EDITING_EVERY_MS = 20_000;
export const EDITING_KEPT_MS = 60_000;

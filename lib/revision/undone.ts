/** Edits that may be undone at once. */
export const MAX_UNDONE = 50;

/** Revisions that a restored one says it took back, the newest of those behind it. */
export const MAX_MARKED = 500;

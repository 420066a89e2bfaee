/** Edits that may be undone at once. */
export const MAX_UNDONE = 50;

/** What an editor opened in place of the latest text: that text without some edits, or the one of an old revision. */
export type BegunFrom = { readonly undo: readonly number[] } | { readonly restore: number };

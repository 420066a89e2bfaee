/** How the children of a node are shown, by their places, beyond what they are. */
export interface Arrangement {
	/** In order, without overlap. Neighbours stand together, but for accounts, which may be taken from among others. */
	readonly folds: readonly Fold[];
	/** Words that stand beneath a child. */
	readonly marks: ReadonlyMap<number, string>;
	/** The same for children of children. */
	readonly inside: ReadonlyMap<number, Arrangement>;
}

/** Children that stand folded under a line of text. */
export interface Fold {
	readonly places: readonly number[];
	readonly label: string;
}

/** One thing that is not as it must be. */
export interface Finding {
	/** The rule that is broken: `latest-revision`, `sequence`, `fingerprint` … */
	readonly rule: string;
	readonly pageId: number | null;
	readonly revisionId: number | null;
	/** For an operator: what is wrong, with numbers. */
	readonly detail: string;
}

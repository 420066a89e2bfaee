/** Marks that turn the direction of what follows, also beyond the text in which they stand. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Letters and digits that are written from right to left, or take their direction from what is. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A text of somebody's as it may stand inside a line that the wiki words. Without it a text that is written from right
 * to left turns the line around: a change from ten to twenty reads as one from twenty to ten.
 */
export function isolate(text: string): string {
	const plain = text.replace(TURNING, "");
	return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

import { bareCode, nameKey, titleKey } from "./name-key";
import type { Series } from "./source";

const SHORTEST = 2;
const MOST = 4;

/**
 * Series that have what somebody types as their code, or each of its words in their title, the last one perhaps not
 * finished yet. Slips are found when the form is sent.
 */
export function seriesLikeTyped(typed: string, series: readonly Series[]): Series[] {
	const bare = bareCode(typed);
	if (bare.length < SHORTEST) return [];
	const words = titleKey(typed).split(" ");
	const found = series.filter(({ code, title }) => {
		if (code !== null && bareCode(code) === bare) return true;
		const own = nameKey(title).split(" ");
		return words.every((word) => own.some((one) => one.startsWith(word)));
	});
	return found.slice(0, MOST);
}

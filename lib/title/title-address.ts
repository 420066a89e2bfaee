import { joinSegments } from "./segments";
import { formatTitle, parseTitle, type Title, type TitleProblem } from "./title";

export type TitleAddress =
	/** `normal` is false where the address is not the one that `titleToHref` gives for the title. */
	| { ok: true; title: Title; anchor: string | null; normal: boolean }
	| { ok: false; problem: TitleProblem; written: string };

/** Reads the title in the path of an address, as a catch-all route gives it: segments, each still encoded. */
export function readTitleAddress(segments: readonly string[]): TitleAddress {
	const written = joinSegments(segments);
	const parsed = parseTitle(written);
	if (!parsed.ok) return { ok: false, problem: parsed.problem, written };
	const { title, anchor } = parsed;
	return { ok: true, title, anchor, normal: written === formatTitle(title).replaceAll(" ", "_") };
}

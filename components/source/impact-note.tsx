import { Notice } from "@/components/ui/notice";
import type { SourceImpact } from "@/lib/article/source-impact";
import type { Tier } from "@/lib/source/source";

interface ImpactNoteProps {
	impact: SourceImpact;
	/** Where the entry stands now. */
	tier: Tier | null;
	/** What is about to be done. */
	act: "change" | "change-series" | "merge" | "retire";
}

/** What a change to an entry touches, said before it is made. */
export function ImpactNote({ impact: { passages, pages, following }, tier, act }: ImpactNoteProps) {
	if (passages === 0) return <Notice>No article cites this yet, so nothing else changes with it.</Notice>;
	const cited = `${count(passages, "citation")} on ${count(pages, "page")}`;
	const from = tier === null ? "get a tier" : `leave “${tier.name}”`;
	const those = act === "change-series" ? following : passages;
	return (
		<Notice kind="warning">
			{act === "retire" ? (
				<>{cited} stay as they are: readers still find this work behind them.</>
			) : act === "merge" ? (
				<>{cited} will name the other entry, and stand where its tier does.</>
			) : (
				<>
					This touches {cited}: a new title shows in each of them, and with another tier{" "}
					{those === 1 ? "1 passage" : `${those} passages`}{" "}
					{those === 1 && tier !== null ? `leaves “${tier.name}”` : from}.
				</>
			)}
		</Notice>
	);
}

function count(number: number, noun: string): string {
	return number === 1 ? `1 ${noun}` : `${number.toLocaleString("en")} ${noun}s`;
}

import { Notice } from "@/components/ui/notice";
import type { ChangeImpact, SourceImpact, ViewShift } from "@/lib/article/source-impact";

interface ImpactNoteProps {
	impact: SourceImpact;
	/** What is about to be done. */
	act: "change" | "merge" | "retire";
}

/** What a change to an entry touches, said before it is made. */
export function ImpactNote({ impact, act }: ImpactNoteProps) {
	if (impact.citations === 0) return <Notice>No article cites this yet, so nothing else changes with it.</Notice>;
	return (
		<Notice kind="warning">
			<Cited {...impact} />{" "}
			{act === "retire"
				? "stay as they are: readers still find this work behind them."
				: act === "merge"
					? "will name the other entry, and stand where its tier does."
					: "show what stands here. Before a new title or tier is saved, you see what it moves."}
		</Notice>
	);
}

/** What a change moves that is about to be made: "312 citations on 97 pages; 41 passages leave …". */
export function ChangeImpactNote({ impact, asked = true }: { impact: ChangeImpact; asked?: boolean }) {
	return (
		<Notice kind="warning">
			{asked && "Nothing is saved yet. "}This touches <Cited {...impact} />
			{impact.views.length === 0 ? "; every view keeps its passages." : ":"}
			<ViewShifts views={impact.views} />
			{asked && <p>Send the form again to make the change.</p>}
		</Notice>
	);
}

/** The views of readers that change, and by how many passages. */
export function ViewShifts({ views }: { views: readonly ViewShift[] }) {
	if (views.length === 0) return null;
	return (
		<ul className="view-shifts">
			{views.map(({ view, leaving, entering }) => (
				<li key={view}>
					{leaving > 0 && `${count(leaving, "passage")} ${leaving === 1 ? "leaves" : "leave"}`}
					{leaving > 0 && entering > 0 && " and "}
					{entering > 0 && `${count(entering, "passage")} ${entering === 1 ? "enters" : "enter"}`} the view “{view}”
				</li>
			))}
		</ul>
	);
}

function Cited({ citations, pages }: SourceImpact) {
	return (
		<>
			{count(citations, "citation")} on {count(pages, "page")}
		</>
	);
}

function count(number: number, noun: string): string {
	return `${number.toLocaleString("en")} ${number === 1 ? noun : `${noun}s`}`;
}

import type { BlockWords } from "@/lib/article/blame-loaders";
import type { WordBlame } from "@/lib/revision/blame-queries";
import type { Title } from "@/lib/title/title";
import { HandLine, HandSummary } from "./blame-view";

interface WordBlameViewProps {
	title: Title;
	words: WordBlame;
	hands: BlockWords["hands"];
}

/** The words of one block, each stretch with the number of the edit it is from, and those edits below. */
export function WordBlameView({ title, words: { runs, cut }, hands }: WordBlameViewProps) {
	const revisions = [...new Set(runs.map(({ revisionId }) => revisionId))].sort((a, b) => a - b);
	const number = new Map(revisions.map((id, place) => [id, place + 1]));
	return (
		<>
			<p className="word-runs prose">
				{runs.map(({ text, revisionId }, place) => {
					const tail = text.length - text.trimEnd().length;
					return (
						// biome-ignore lint/suspicious/noArrayIndexKey: drawn once, the runs never move
						<span key={place}>
							<span className={`word-run hand-${((number.get(revisionId) ?? 1) - 1) % 4}`}>
								{text.slice(0, text.length - tail)}
								<a href={`#hand-${number.get(revisionId)}`} className="word-number">
									<span className="visually-hidden">from edit </span>
									{number.get(revisionId)}
								</a>
							</span>
							{tail > 0 && text.slice(text.length - tail)}
						</span>
					);
				})}
			</p>
			<ol className="word-hands" aria-label="Edits that the words are from">
				{revisions.map((id) => (
					<li key={id} id={`hand-${number.get(id)}`}>
						<p>
							<HandLine title={title} hand={hands.get(id)} revisionId={id} />
							{cut.includes(id) && " or earlier"}
						</p>
						<HandSummary title={title} hand={hands.get(id)} />
					</li>
				))}
			</ol>
			{revisions.some((id) => cut.includes(id)) && (
				<p className="muted">
					This block was changed very often, or has words of one that was. What was there before is not told apart.
				</p>
			)}
		</>
	);
}

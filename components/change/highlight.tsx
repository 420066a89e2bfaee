import { HIGHLIGHT_CHOICES, HIGHLIGHT_COLOURS, type Highlight, writeChoice } from "@/lib/change/highlight";
import { choiceWords } from "./change-words";
import "./highlight.css";

/** The class of a row, which stands out in the first of the colours it has. */
export function highlightedClass(own: string, [first]: readonly Highlight[]): string {
	return first ? `${own} highlighted in-${first.colour}` : own;
}

/** Which highlights a row satisfies: the number of each in its colour, once for each colour, with its words. */
export function HighlightMarks({ highlights }: { highlights: readonly Highlight[] }) {
	if (highlights.length === 0) return null;
	return (
		<span className="highlight-marks">
			{HIGHLIGHT_COLOURS.map((colour, index) => {
				const words = highlights.filter((one) => one.colour === colour).map(({ choice }) => choiceWords(choice));
				if (words.length === 0) return null;
				return (
					<span key={colour} className={`highlight in-${colour}`} title={words.join(", ")}>
						{index + 1}
						<span className="visually-hidden"> ({words.join(", ")})</span>
					</span>
				);
			})}{" "}
		</span>
	);
}

interface HighlightLegendProps {
	highlights: readonly Highlight[];
	/** The address of the list without one of them. */
	without: (highlight: Highlight) => string;
}

/** What the colours of a list mean, each of which can be taken away. */
export function HighlightLegend({ highlights, without }: HighlightLegendProps) {
	if (highlights.length === 0) return null;
	return (
		<ul className="highlight-legend" aria-label="Highlighted">
			{HIGHLIGHT_COLOURS.flatMap((colour) => highlights.filter((one) => one.colour === colour)).map((one) => {
				const words = choiceWords(one.choice);
				return (
					<li key={writeChoice(one.choice)} className={`criterion in-${one.colour}`}>
						<span className={`highlight in-${one.colour}`}>{HIGHLIGHT_COLOURS.indexOf(one.colour) + 1}</span>
						<span>{words}</span>
						<a href={without(one)} aria-label={`Highlight no more: ${words}`}>
							×
						</a>
					</li>
				);
			})}
		</ul>
	);
}

const GROUPS = [
	{ label: "Kind", groups: ["kind"] },
	{ label: "Marks", groups: ["minor", "bots", "patrolled"] },
	{ label: "Review", groups: ["review"] },
	{ label: "Tag", groups: ["tag"] },
	{ label: "What happened", groups: ["event"] },
	{ label: "Namespace", groups: ["namespace"] },
] as const;

const COLOUR_WORDS = { blue: "Blue", green: "Green", yellow: "Yellow", orange: "Orange", purple: "Purple" } as const;

/** The part of the filter's form that highlights one choice more. */
export function HighlightFields({ highlights }: { highlights: readonly Highlight[] }) {
	const unused = HIGHLIGHT_COLOURS.find((colour) => !highlights.some((one) => one.colour === colour));
	return (
		<fieldset className="highlight-fields">
			<legend>Highlight</legend>
			<label className="field">
				<span>What</span>
				<select name="mark" defaultValue="">
					<option value="">{highlights.length === 0 ? "nothing" : "nothing more"}</option>
					{GROUPS.map(({ label, groups }) => (
						<optgroup key={label} label={label}>
							{HIGHLIGHT_CHOICES.filter(({ group }) => groups.some((one) => one === group)).map((choice) => (
								<option key={writeChoice(choice)} value={writeChoice(choice)}>
									{choiceWords(choice)}
								</option>
							))}
						</optgroup>
					))}
				</select>
			</label>
			<label className="field">
				<span>Colour</span>
				<select name="colour" defaultValue={unused}>
					{HIGHLIGHT_COLOURS.map((colour, index) => (
						<option key={colour} value={colour}>
							{index + 1} {COLOUR_WORDS[colour]}
						</option>
					))}
				</select>
			</label>
			<p className="highlight-hint">Marks what fits and hides nothing.</p>
		</fieldset>
	);
}

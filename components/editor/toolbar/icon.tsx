/** Drawn on a 20-unit grid with lines 1.6 thick; letters are set in the interface face. */
const DRAWINGS = {
	bold: "T600:B",
	italic: "Ti:I",
	underline: "Tu:U",
	strike: "Ts:S",
	"small-caps": "T500:Aᴀ",
	superscript: "T500:x²",
	subscript: "T500:x₂",
	code: "M7 6 3 10l4 4M13 6l4 4-4 4",
	paragraph: "T500:¶",
	"heading-2": "T600:H2",
	"heading-3": "T600:H3",
	"heading-4": "T600:H4",
	"bullet-list": "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
	"ordered-list": "M8 5h9M8 10h9M8 15h9M3 4l1-.6V7M2.7 13.2c.4-.9 2-.8 2 .2 0 .8-2 1.7-2 2.6h2.1",
	quotation: "M4 13c2 0 3-1.3 3-3.5V6H3.5v3.5H7M12 13c2 0 3-1.3 3-3.5V6h-3.5v3.5H15",
	attribution: "M3 10h4M10 13.5c0-4 7-4 7 0M13.5 9.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6",
	callout: "M3 4h14v10H9l-3 3v-3H3z",
	accounts: "M10 16V9M10 9 4.5 4M10 9l5.5-5M4.5 8V4h4M15.5 8V4h-4",
	table: "M3 4h14v12H3zM3 8h14M3 12h14M9 4v12",
	"code-block": "M3 4h14v12H3zM8 8l-2 2 2 2M12 8l2 2-2 2",
	rule: "M3 10h14",
	citation:
		"M6 3.5H4.5A1.5 1.5 0 0 0 3 5v10a1.5 1.5 0 0 0 1.5 1.5H6M14 3.5h1.5A1.5 1.5 0 0 1 17 5v10a1.5 1.5 0 0 1-1.5 1.5H14M7 8h6M7 12h4",
	"citation-needed":
		"M6 3.5H4.5A1.5 1.5 0 0 0 3 5v10a1.5 1.5 0 0 0 1.5 1.5H6M14 3.5h1.5A1.5 1.5 0 0 1 17 5v10a1.5 1.5 0 0 1-1.5 1.5H14M8 8a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1M10 13.5h.01",
	"find-citations":
		"M6 3.5H4.5A1.5 1.5 0 0 0 3 5v10a1.5 1.5 0 0 0 1.5 1.5H6M11 13a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM13.5 12l3.5 3.5",
	link: "M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1",
	undo: "M7 5 3.5 8.5 7 12M4 8.5h8a4 4 0 0 1 0 8H9",
	redo: "M13 5l3.5 3.5L13 12M16 8.5H8a4 4 0 0 0 0 8h3",
	help: "T600:?",
} as const;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name }: { name: IconName }) {
	const drawing = DRAWINGS[name];
	const letters = /^T(\w+):(.+)$/u.exec(drawing);
	if (letters) return <span className={`icon-letters icon-letters-${letters[1]}`}>{letters[2]}</span>;
	return (
		<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
			<path
				d={drawing}
				fill="none"
				stroke="currentColor"
				strokeWidth="1.6"
				strokeLinecap="round"
				strokeLinejoin="round"
			/>
		</svg>
	);
}

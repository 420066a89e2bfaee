/** The mark of the software: an open book whose gutter is a citation mark. */
export function SiteMark() {
	return (
		<svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
			<path
				d="M16 8.5C13 5.8 8.6 5 3.5 5.4v19.2c5.1-.4 9.5.4 12.5 3.1 3-2.7 7.4-3.5 12.5-3.1V5.4C23.4 5 19 5.8 16 8.5Z"
				fill="none"
				stroke="currentColor"
				strokeWidth="2.2"
				strokeLinejoin="round"
			/>
			<path d="M16 8.5V27" stroke="currentColor" strokeWidth="2.2" />
			<path
				d="M20.2 11.9c1.5-.6 3-.8 4.6-.9M20.2 16.4c1.5-.6 3-.8 4.6-.9"
				stroke="currentColor"
				strokeWidth="1.9"
				strokeLinecap="round"
			/>
			<circle cx="9.2" cy="13.7" r="2.3" fill="currentColor" />
		</svg>
	);
}

import { type ParsedTitle, parseTitle } from "./title";

/** The text of a catch-all route's segments, decoded; broken percent signs stay as they are. */
export function joinSegments(segments: readonly string[]): string {
	return segments.map(decodeSegment).join("/");
}

/** The title that the segments of an address name. */
export function parseTitleSegments(segments: readonly string[]): ParsedTitle {
	return parseTitle(joinSegments(segments));
}

function decodeSegment(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

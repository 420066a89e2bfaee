/** The text of a catch-all route's segments, decoded; broken percent signs stay as they are. */
export function joinSegments(segments: readonly string[]): string {
	const path = segments.join("/");
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

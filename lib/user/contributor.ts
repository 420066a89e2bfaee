import { parseText, type Query } from "@/lib/platform/query-string";
import { joinSegments } from "@/lib/title/segments";

/**
 * Whose contributions an address asks for: `Special:Contributions/Kira_Nerys`, or `?target=User:Kira Nerys` as a form
 * sends it; "" where it names nobody.
 */
export function readContributor(segments: readonly string[] | undefined, { target }: Query): string {
	const written = parseText(segments ? joinSegments(segments) : target);
	return written
		.replaceAll("_", " ")
		.trim()
		.replace(/^user:\s*/i, "");
}

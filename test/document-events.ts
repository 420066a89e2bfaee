import { type DocumentEvent, documentEvents } from "@/lib/document/events";
import type { DocumentNode } from "@/lib/document/schema";
import { as, citation, doc } from "@/test/document";

/** Short ways to make citations and to say what happened between two versions. */

/** A citation of a work, with its page and the words that it quotes. */
export const cite = (id: string, sourceId: number, page?: string, quotation?: string) =>
	citation(sourceId, {
		id,
		...(page !== undefined && { locator: { type: "page", value: page } }),
		...(quotation !== undefined && { quotation }),
	});

/** What happened between two versions given as blocks, which get the ids `a`, `b` and so on. */
export function between(before: readonly DocumentNode[], after: readonly DocumentNode[]): DocumentEvent[] {
	const named = (nodes: readonly DocumentNode[]) =>
		doc(...nodes.map((node, index) => as(String.fromCharCode(97 + index), node)));
	return documentEvents(named(before), named(after));
}

export const types = (events: readonly DocumentEvent[]) => events.map(({ type }) => type);

/** Events in short: `type before → after`. */
export const sketch = (events: readonly DocumentEvent[]) =>
	events.map(({ type, before, after }) => `${type} ${say(before)} → ${say(after)}`);
const say = (side: DocumentEvent["before"]) =>
	side !== null && typeof side === "object" ? `${side.sourceId}@${side.locator?.value ?? ""}` : String(side);

import {
	type DocumentEvent,
	documentEvents,
	EVENT_TYPES,
	type EventType,
	editTags,
	eventSummary,
} from "@/lib/document/events";
import type { WikiDocument } from "@/lib/document/schema";

/** Events that are kept with a revision: a list shows one line of them. The types are all kept. */
const STORED_EVENTS = 50;

/** What a save did, as it stands in the row of its revision. */
export interface EditEvents {
	readonly events: readonly DocumentEvent[];
	readonly eventTypes: readonly EventType[];
	readonly tags: readonly string[];
}

/** What an edit did against its parent; null where it made the page. */
export function describeEdit(before: WikiDocument | null, after: WikiDocument): EditEvents {
	const events = documentEvents(before, after);
	const happened = new Set(events.map(({ type }) => type));
	return {
		events: events.slice(0, STORED_EVENTS),
		eventTypes: EVENT_TYPES.filter((type) => happened.has(type)),
		tags: [...(before === null ? ["new-page"] : []), ...editTags(before, after, events)],
	};
}

/** What stands of an edit's events, in one line for lists, which says so where more happened than is kept. */
export function keptEventSummary(events: readonly DocumentEvent[], titleOf?: (sourceId: number) => string | undefined) {
	return eventSummary(events, { ...(titleOf && { titleOf }), truncated: events.length >= STORED_EVENTS });
}

/** Reads stored events of any shape; what is none is left out. */
export function readEvents(stored: unknown): DocumentEvent[] {
	if (!Array.isArray(stored)) return [];
	// Written by `describeEdit`, and read back as it was; the type is looked at for the day one is given up.
	return stored.filter((event): event is DocumentEvent => EVENT_TYPES.some((type) => type === event?.type));
}

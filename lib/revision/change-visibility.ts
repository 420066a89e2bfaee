import type { ChangeVisibility } from "@/lib/change/queries";
import type { Actor } from "@/lib/permission/actor";
import { readEvents } from "./edit-events";
import { readsEvents, visibleRevisionId, visibleRevisions } from "./visibility";

/** The rule of visibility of a viewer, for lists of changes. */
export function changeVisibility(viewer: Actor): ChangeVisibility {
	return {
		revisions: visibleRevisions(viewer),
		currentId: (page) => visibleRevisionId(viewer, page),
		events: (stored, parent) => (readsEvents(viewer, parent) ? readEvents(stored) : []),
	};
}

import "server-only";
import type { ChangeVisibility } from "@/lib/change/queries";
import type { Actor } from "@/lib/permission/actor";
import { tellsCreated, tellsOf, toldEdit } from "./public-edit";
import { visibleRevisionId, visibleRevisions } from "./visibility";

/** The rule of visibility of a viewer, for lists of changes. */
export function changeVisibility(viewer: Actor): ChangeVisibility {
	return {
		revisions: visibleRevisions(viewer),
		currentId: (page) => visibleRevisionId(viewer, page),
		tellsOf: (criteria) => tellsOf(viewer, criteria),
		tellsCreated: (created) => tellsCreated(viewer, created),
		told: (stored) => toldEdit(viewer, stored),
	};
}

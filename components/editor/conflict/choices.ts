import type { Merge, MergeChoice } from "@/lib/document/merge";
import type { WikiDocument } from "@/lib/document/schema";
import type { Conflict } from "../publish/publish-page";
import { fromDocument } from "./overlap-block";

export type Option = "mine" | "theirs" | "both" | "edited";

/** What was chosen in one place. What was once written for it stays, whatever is chosen later. */
export interface PlaceChoice {
	readonly chosen: Option;
	/** The text as it stands in the editor of the place. */
	readonly written?: WikiDocument;
}

/** By block; nothing for a place without a choice. */
export type Choices = ReadonlyMap<string, PlaceChoice>;

/** A conflict with the choices so far. The texts are kept with them: the same texts ask about the same places again. */
export interface BegunConflict {
	readonly conflict: Conflict;
	readonly choices: Choices;
	/** The drafts in which the wiki keeps the texts that lost, in this conflict and those that it came of. */
	readonly copies: readonly number[];
}

/** A conflict before its first choice; `before` is the one whose result lost again. */
export function beginConflict(conflict: Conflict, before: BegunConflict | null): BegunConflict {
	const { draftId } = conflict;
	return {
		conflict,
		choices: new Map(),
		copies: [...(before?.copies ?? []), ...(draftId === null ? [] : [draftId])],
	};
}

/** The choices with another one in a place. */
export function choose(choices: Choices, blockId: string, chosen: Option): Choices {
	return new Map(choices).set(blockId, { ...choices.get(blockId), chosen });
}

/** The choices with a text written for a place, which chooses it. */
export function write(choices: Choices, blockId: string, written: WikiDocument): Choices {
	return new Map(choices).set(blockId, { chosen: "edited", written });
}

/** The choices as the merge takes them. A text to be written anew is the writer's own until it is. */
export function asMergeChoices({ overlaps }: Pick<Merge, "overlaps">, choices: Choices): Map<string, MergeChoice> {
	const made = new Map<string, MergeChoice>();
	for (const { blockId, mine, theirs } of overlaps) {
		const place = choices.get(blockId);
		const own = mine ?? theirs;
		if (!place) continue;
		if (place.chosen !== "edited") made.set(blockId, place.chosen);
		else if (own) made.set(blockId, { edited: place.written ? fromDocument(place.written.content, own.type) : [own] });
	}
	return made;
}

interface Box {
	readonly left: number;
	readonly top: number;
	readonly bottom: number;
}

interface Size {
	readonly width: number;
	readonly height: number;
}

/** Space between a card and what it tells of, and between a card and the edge of the window, in pixels. */
const GAP = 6;
const EDGE = 12;

/** Where a card stands in the window: below its anchor, above it where there is more room, never over an edge. */
export function placeCard(anchor: Box, card: Size, view: Size): { left: number; top: number } {
	const left = Math.max(EDGE, Math.min(anchor.left, view.width - card.width - EDGE));
	const below = view.height - anchor.bottom - GAP;
	const above = anchor.top - GAP;
	const fits = card.height + EDGE <= below || below >= above;
	return { left, top: fits ? anchor.bottom + GAP : Math.max(EDGE, above - card.height) };
}

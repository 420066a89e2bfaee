import { askWho } from "./who";

/** Shows the filters of recent changes that the reader keeps, in the place that the page has for them. */
export async function offerFilterSets(place: HTMLElement): Promise<void> {
	if (!(await askWho())) return;
	const { showFilterSets } = await import("./filter-sets");
	const path = place.dataset.filterSets ?? "";
	await showFilterSets(place, path, (place.dataset.query ?? "").slice(path.length));
}

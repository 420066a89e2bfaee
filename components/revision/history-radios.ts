/**
 * Keeps the two radio columns of a history in order: the older revision is always below the newer one.
 * What cannot be chosen is disabled, so the arrow keys step over it by themselves.
 */
export function connectHistoryRadios(root: ParentNode): void {
	for (const form of root.querySelectorAll<HTMLFormElement>("form[data-history]")) {
		const older = [...form.querySelectorAll<HTMLInputElement>('input[name="oldid"]')];
		const newer = [...form.querySelectorAll<HTMLInputElement>('input[name="diff"]')];
		const apply = () => {
			const olderChosen = older.find((radio) => radio.checked);
			const newerChosen = newer.find((radio) => radio.checked);
			if (!olderChosen || !newerChosen) return;
			// Revision ids only grow, and the list is newest first.
			for (const radio of older) radio.disabled = Number(radio.value) >= Number(newerChosen.value);
			for (const radio of newer) radio.disabled = Number(radio.value) <= Number(olderChosen.value);
		};
		form.addEventListener("change", apply);
		// Browsers restore the choice after "back" without an event of the form.
		window.addEventListener("pageshow", apply);
		apply();
	}
}

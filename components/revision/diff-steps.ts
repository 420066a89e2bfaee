/**
 * Steps through the changes of a comparison: `n` and `p`, or the two links of the bar. Each change is an
 * element `#change-3`, so the addresses work without this script.
 */
export function connectDiffSteps(root: Document): void {
	const bar = root.querySelector<HTMLElement>("[data-diff-steps]");
	if (!bar) return;
	// A row that is gone from a table is marked before the table, whatever its number.
	const number = ({ id }: HTMLElement): number => Number(id.replace("change-", ""));
	const changes = [...root.querySelectorAll<HTMLElement>("[data-change]")].sort((a, b) => number(a) - number(b));
	const status = bar.querySelector<HTMLElement>("[data-diff-status]");
	if (changes.length === 0 || !status) return;
	let current = -1;

	const select = (index: number) => {
		current = index;
		for (const [at, change] of changes.entries()) change.toggleAttribute("data-current", at === index);
		const change = changes[index];
		status.textContent = change ? `Change ${number(change)} of ${bar.dataset.diffSteps}` : "";
	};

	const go = (step: 1 | -1) => {
		const index = current === -1 ? (step === 1 ? 0 : changes.length - 1) : current + step;
		const target = changes[index];
		if (!target) {
			if (step === 1) goOn();
			return;
		}
		select(index);
		history.replaceState(history.state, "", `#${target.id}`);
		target.focus({ preventScroll: true });
		target.scrollIntoView({ block: "center" });
	};

	/** Behind the last change of a page to the first of the next, where the comparison has several. */
	const goOn = () => {
		const next = root.querySelector<HTMLAnchorElement>(".diff-pages a[rel~=next]");
		const last = changes.at(-1);
		if (next && last) location.assign(`${next.href}#change-${number(last) + 1}`);
	};

	const fromAddress = () => {
		const index = changes.findIndex((change) => `#${change.id}` === location.hash);
		if (index !== -1) select(index);
	};

	bar.addEventListener("click", (event) => {
		const link = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-step]") : null;
		if (!link) return;
		event.preventDefault();
		go(link.dataset.step === "next" ? 1 : -1);
	});
	root.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
		const target = event.target;
		if (target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]")) return;
		if (event.key === "n") go(1);
		else if (event.key === "p") go(-1);
	});
	window.addEventListener("hashchange", fromAddress);
	bar.dataset.connected = "";
	fromAddress();
}

const KEY = "canonry-contents";

/** Lets readers fold the contents away, for the next pages too. */
export function rememberContents(): void {
	const button = document.querySelector<HTMLButtonElement>("[data-contents-button]");
	if (!button) return;
	const { dataset } = document.documentElement;
	const show = (): void => {
		const hidden = dataset.contents === "hidden";
		button.textContent = hidden ? "show" : "hide";
		button.setAttribute("aria-expanded", String(!hidden));
	};
	button.setAttribute("aria-controls", "contents-list");
	button.hidden = false;
	button.addEventListener("click", () => {
		const hide = dataset.contents !== "hidden";
		if (hide) dataset.contents = "hidden";
		else delete dataset.contents;
		try {
			if (hide) localStorage.setItem(KEY, "hidden");
			else localStorage.removeItem(KEY);
		} catch {
			// Then the choice lasts as long as the page.
		}
		show();
	});
	show();
}

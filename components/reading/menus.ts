/** Closes the header's menu on Escape and on a press anywhere else. */
export function closeMenus(): void {
	const menu = document.querySelector<HTMLDetailsElement>("[data-menu]");
	if (!menu) return;
	document.addEventListener("pointerdown", (event) => {
		if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
	});
	menu.addEventListener("keydown", (event) => {
		if (event.key !== "Escape" || !menu.open) return;
		menu.open = false;
		menu.querySelector("summary")?.focus();
	});
}

/** Makes the links to who wrote a page show it beside the text; opened elsewhere, or without answer, they lead there. */
export function offerWhoWrote(): void {
	for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-who-wrote]")) {
		link.setAttribute("role", "button");
		link.ariaPressed = "false";
		link.addEventListener("keydown", (event) => {
			if (event.key !== " ") return;
			event.preventDefault();
			link.click();
		});
		link.addEventListener("click", (event) => {
			if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
			event.preventDefault();
			import("./who-margin").then(
				({ toggleWhoWrote }) => toggleWhoWrote(link),
				() => location.assign(link.href),
			);
		});
	}
}

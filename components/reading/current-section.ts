/**
 * Marks the entry of the section in view in the contents. A section is current from the moment its heading
 * passes the upper quarter of the window until the next one does.
 */
export function followSections(): void {
	const contents = document.querySelector<HTMLElement>("[data-contents]");
	if (!contents || !("IntersectionObserver" in window)) return;
	const top = contents.querySelector<HTMLAnchorElement>("[data-top]");
	const sections = [...contents.querySelectorAll<HTMLAnchorElement>('a[href^="#"]:not([data-top])')].flatMap((link) => {
		const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
		return heading ? [{ link, heading }] : [];
	});
	let marked: HTMLAnchorElement | null = null;
	const mark = (): void => {
		const line = window.innerHeight / 4;
		let current = top;
		for (const { link, heading } of sections) {
			if (heading.getBoundingClientRect().top > line) break;
			current = link;
		}
		if (current === marked) return;
		marked?.removeAttribute("aria-current");
		current?.setAttribute("aria-current", "true");
		marked = current;
		if (current) keepInView(contents, current);
	};
	// The observer fires when a heading crosses the line; only then is anything measured.
	const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
	for (const { heading } of sections) observer.observe(heading);
	mark();
}

/** Scrolls the contents alone, never the page. */
function keepInView(contents: HTMLElement, link: HTMLElement): void {
	const box = contents.getBoundingClientRect();
	const place = link.getBoundingClientRect();
	if (place.top < box.top || place.bottom > box.bottom) {
		contents.scrollTop += place.top - box.top - box.height / 2;
	}
}

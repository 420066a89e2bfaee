import { placeCard } from "./card-place";

/** What has a card: a work in a group, the number of a note. */
const TRIGGER = ".prose :is(.citations [data-source], .citation-numbers a)";
const OPEN_AFTER = 120;
const CLOSE_AFTER = 220;

interface OpenCard {
	readonly trigger: HTMLElement;
	readonly link: HTMLAnchorElement;
	readonly card: HTMLElement;
}

let open: OpenCard | null = null;
let timer = 0;

/**
 * Shows what a citation names on hover and focus, and on the first tap. Everything in a card stands on the page
 * already: the work in the list of sources, place and quotation in the citation or its note.
 */
export function showCitationCards(): void {
	if (!document.querySelector(".page-sources")) return;
	document.addEventListener("pointerover", ({ pointerType, target }) => {
		if (pointerType === "touch") return;
		const trigger = triggerOf(target);
		if (open && (trigger === open.trigger || isWithin(target, open.card))) clearTimeout(timer);
		else if (trigger) later(OPEN_AFTER, () => show(trigger));
		else if (!open?.trigger.contains(document.activeElement)) later(CLOSE_AFTER, close);
	});
	document.addEventListener("focusin", ({ target }) => {
		const trigger = triggerOf(target);
		if (trigger && target instanceof Element && target.matches(":focus-visible")) show(trigger);
		else if (open && !isWithin(target, open.card)) close();
	});
	let pressed: { trigger: HTMLElement | null; touch: boolean; wasOpen: boolean } | null = null;
	document.addEventListener("pointerdown", ({ pointerType, target }) => {
		const trigger = triggerOf(target);
		pressed = { trigger, touch: pointerType === "touch", wasOpen: trigger !== null && open?.trigger === trigger };
		if (open && !trigger && !isWithin(target, open.card)) close();
	});
	document.addEventListener("click", (event) => {
		const trigger = triggerOf(event.target);
		// A key has no pointer: its click counts no press.
		if (trigger && event.detail > 0 && pressed?.touch && pressed.trigger === trigger && !pressed.wasOpen) {
			event.preventDefault();
			show(trigger);
		} else if (trigger || isWithin(event.target, open?.card)) close();
	});
	document.addEventListener("keydown", (event) => {
		if (event.key !== "Escape" || !open) return;
		const { link, card } = open;
		const wasInside = card.contains(document.activeElement);
		close();
		if (wasInside) link.focus({ preventScroll: true });
		if (wasInside) close(); // focus alone would show it again
	});
	window.addEventListener("resize", close);
}

function triggerOf(target: EventTarget | null): HTMLElement | null {
	return target instanceof Element && !isWithin(target, open?.card) ? target.closest<HTMLElement>(TRIGGER) : null;
}

function isWithin(target: EventTarget | null, element: Element | null | undefined): boolean {
	return target instanceof Node && element?.contains(target) === true;
}

function later(milliseconds: number, what: () => void): void {
	clearTimeout(timer);
	timer = window.setTimeout(what, milliseconds);
}

function close(): void {
	clearTimeout(timer);
	open?.link.removeAttribute("aria-describedby");
	open?.card.remove();
	open = null;
}

function show(trigger: HTMLElement): void {
	clearTimeout(timer);
	if (open?.trigger === trigger) return;
	close();
	const link = trigger.matches("a") ? trigger : trigger.querySelector("a");
	const card = makeCard(trigger);
	if (!(link instanceof HTMLAnchorElement) || !card) return;
	// Beside its link, so that the next Tab leads into it. As a popover it is drawn over the page and moves nothing.
	trigger.after(card);
	card.showPopover?.();
	const [box = trigger.getBoundingClientRect()] = trigger.getClientRects();
	const { clientWidth: width, clientHeight: height } = document.documentElement;
	const place = placeCard(box, { width: card.offsetWidth, height: card.offsetHeight }, { width, height });
	card.style.left = `${place.left + scrollX}px`;
	card.style.top = `${place.top + scrollY}px`;
	link.setAttribute("aria-describedby", card.id);
	open = { trigger, link, card };
}

function makeCard(trigger: HTMLElement): HTMLElement | null {
	const note = trigger.dataset.source
		? null
		: document.getElementById(trigger.getAttribute("href")?.replace("#", "") ?? "");
	const { source, place } = (note ?? trigger).dataset;
	const entry = document.querySelector<HTMLElement>(`.page-sources [data-work="${source}"]`);
	if (!entry) return null;
	const { kind = "", released = "", count = "1" } = entry.dataset;
	// What was a tooltip stands in the card, and is kept for the next one.
	if (trigger.title) {
		trigger.dataset.quote = note ? "" : trigger.title;
		trigger.removeAttribute("title");
	}
	const quotations = note
		? [...note.querySelectorAll("q")].map((quote) => quote.textContent ?? "")
		: (trigger.dataset.quote ?? "").split("\n");

	const card = element("span", "citation-card");
	card.id = "citation-card";
	card.popover = "manual";
	card.append(
		line("card-work", copyOf(entry.querySelector("a"))),
		line("card-facts", copyOf(entry.closest(".source-series")?.querySelector(":scope > a")), kind, released),
		line("card-facts", copyOf(entry.closest(".source-tier")?.querySelector("h3 > span")), place),
	);
	for (const text of quotations) {
		const quote = element("q", "card-quote");
		quote.textContent = text;
		if (text !== "") card.append(quote);
	}
	const cited = `Cited in ${count} ${count === "1" ? "passage" : "passages"} here`;
	const passage = trigger.closest('[id^="b-"]')?.id.slice(2);
	const support = element("a", "");
	if (passage && support instanceof HTMLAnchorElement) {
		support.href = `${location.pathname}?action=citations&passage=${encodeURIComponent(passage)}`;
		support.textContent = "History of this passage’s sources";
	}
	card.append(line("card-facts", cited), line("card-more", passage ? support : null));
	return card;
}

/** A line of facts with dots between them; what is missing is left out. */
function line(className: string, ...facts: (Node | string | null | undefined)[]): HTMLElement {
	const made = element("span", className);
	for (const fact of facts) {
		if (!fact) continue;
		if (made.hasChildNodes()) made.append(" · ");
		made.append(fact);
	}
	return made;
}

function copyOf(found: Element | null | undefined): Node | null {
	return found?.cloneNode(true) ?? null;
}

function element(name: string, className: string): HTMLElement {
	const made = document.createElement(name);
	made.className = className;
	return made;
}

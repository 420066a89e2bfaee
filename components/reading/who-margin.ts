import { type BlockHand, groupByHost, type HandGroup } from "./who-groups";

/** What `GET /api/v1/pages/{title}/blame` tells. */
interface Blame {
	readonly blocks: readonly BlockHand[];
	readonly revisions: readonly Edit[];
}

interface Edit {
	readonly id: number;
	/** Null where it is not the reader's to know. */
	readonly author: string | null;
	readonly createdAt: string | null;
	/** Null where the revision cannot be read by itself. */
	readonly summary: string | null;
}

interface Margin {
	readonly bar: HTMLElement;
	readonly notes: readonly { readonly group: HandGroup<HTMLElement>; readonly note: HTMLElement }[];
	readonly watch: ResizeObserver;
}

/** From here on notes stand beside the text; below they stand over what they speak of. */
const BESIDE = "(min-width: 72rem)";
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
/** Nothing can stand between their parts: they have one note. */
const WHOLES = ".table-scroll, .accounts";

let margin: Margin | null = null;
let pressed: HTMLElement | null = null;

/** Shows who wrote the page beside its text, or takes that away; leads to the page about it when nobody answers. */
export function toggleWhoWrote(link: HTMLAnchorElement): void {
	if (margin) hide();
	else void show(link);
}

function links(): HTMLAnchorElement[] {
	return [...document.querySelectorAll<HTMLAnchorElement>("a[data-who-wrote]")];
}

async function show(link: HTMLAnchorElement): Promise<void> {
	if (link.ariaBusy === "true") return;
	const prose = document.querySelector<HTMLElement>(".page > .prose");
	link.ariaBusy = "true";
	const blame = prose && (await ask(link.dataset.whoWrote ?? ""));
	link.ariaBusy = null;
	if (!blame || margin) {
		if (!margin) location.assign(link.href);
		return;
	}
	const edits = new Map(blame.revisions.map((edit) => [edit.id, edit]));
	const notes = groupByHost(blame.blocks, hostOf).map((group) => ({ group, note: makeNote(group, edits) }));
	for (const { group, note } of notes) group.first.before(note);
	const bar = makeBar(link);
	prose.before(bar);
	margin = { bar, notes, watch: new ResizeObserver(arrange) };
	document.documentElement.dataset.whoWrote = "";
	margin.watch.observe(prose);
	window.addEventListener("resize", arrange);
	for (const one of links()) one.ariaPressed = "true";
	pressed = link;
	arrange();
	if (getComputedStyle(link).visibility === "hidden") bar.querySelector("button")?.focus();
}

function hide(): void {
	if (!margin) return;
	const wasInside = margin.bar.contains(document.activeElement);
	margin.watch.disconnect();
	window.removeEventListener("resize", arrange);
	margin.bar.remove();
	for (const { note } of margin.notes) note.remove();
	margin = null;
	delete document.documentElement.dataset.whoWrote;
	for (const one of links()) one.ariaPressed = "false";
	if (wasInside) pressed?.focus();
}

async function ask(address: string): Promise<Blame | null> {
	try {
		const answer = await fetch(address, { headers: { accept: "application/json" } });
		return answer.ok ? ((await answer.json()) as Blame) : null;
	} catch {
		return null;
	}
}

/** What the note of a block stands beside; null where the block is not on the page. */
function hostOf(blockId: string): HTMLElement | null {
	const block = document.getElementById(`b-${blockId}`);
	if (!block?.closest(".prose")) return null;
	let host = block;
	for (let whole = host.closest<HTMLElement>(WHOLES); whole; whole = host.parentElement?.closest(WHOLES) ?? null) {
		host = whole;
	}
	return host;
}

/** Puts the notes beside what they speak of, under one another where they would overlap. */
function arrange(): void {
	if (!margin) return;
	const beside = matchMedia(BESIDE).matches;
	const prose = document.querySelector(".page > .prose")?.getBoundingClientRect();
	const rail = document.querySelector(".frame > .rail")?.getBoundingClientRect();
	if (!prose) return;
	const left = rail && rail.left > prose.right ? rail.left : prose.right + 32;
	const width = Math.min(rail && rail.left > prose.right ? rail.width : 256, document.body.clientWidth - left - 16);
	let free = Number.NEGATIVE_INFINITY;
	for (const { group, note } of margin.notes) {
		note.removeAttribute("style");
		// What stands folded has no place, and neither has its note.
		const place = group.first.getBoundingClientRect();
		note.hidden = place.height === 0 && place.width === 0;
		if (note.hidden || !beside) continue;
		note.style.width = `${width}px`;
		const origin = (note.offsetParent ?? document.documentElement).getBoundingClientRect();
		const top = Math.max(place.top, free);
		note.style.left = `${left - origin.left}px`;
		note.style.top = `${top - origin.top}px`;
		note.style.minHeight = `${group.last.getBoundingClientRect().bottom - top}px`;
		free = top + note.offsetHeight + 8;
	}
}

function makeBar(link: HTMLAnchorElement): HTMLElement {
	const bar = element("div", "who-bar");
	const close = element("button", "plain-button");
	if (close instanceof HTMLButtonElement) close.type = "button";
	close.textContent = "Hide who wrote this";
	close.addEventListener("click", hide);
	const words = anchor(link.href, "Down to words");
	const said = element("span", "");
	said.textContent = "Each passage tells who wrote it.";
	bar.append(said, words, close);
	return bar;
}

function makeNote({ hands }: HandGroup<HTMLElement>, edits: ReadonlyMap<number, Edit>): HTMLElement {
	const note = element("div", "who-note");
	note.setAttribute("role", "note");
	note.setAttribute("aria-label", "Who wrote this passage");
	for (const { hand, count } of hands) {
		const { createdIn, textChangedIn, citationsChangedIn } = hand;
		const writer = edits.get(textChangedIn);
		const main = line("who-hand", ...said(writer));
		if (hands.length > 1) main.append(` · ${count === 1 ? "1 block" : `${count} blocks`}`);
		note.append(main);
		if (writer?.summary) note.append(line("who-summary", writer.summary));
		if (createdIn !== textChangedIn) note.append(line("who-more", "Begun by ", ...said(edits.get(createdIn))));
		if (citationsChangedIn !== null && citationsChangedIn !== textChangedIn) {
			note.append(line("who-more", "Citations by ", ...said(edits.get(citationsChangedIn))));
		}
	}
	return note;
}

/** `Kira, 2 March 2025`: the person, and the edit as a link where the reader may see it. */
function said(edit: Edit | undefined): (Node | string)[] {
	if (!edit?.author || !edit.createdAt) return ["somebody whose edit is not public"];
	const name = element("bdi", "");
	name.textContent = edit.author;
	const person = anchor(`/wiki/Special:Contributions/${encodeURIComponent(edit.author.replaceAll(" ", "_"))}`, name);
	const day = element("time", "");
	day.setAttribute("datetime", edit.createdAt);
	day.textContent = DAY.format(new Date(edit.createdAt));
	return [person, ", ", edit.summary === null ? day : anchor(`/wiki/Special:Diff/${edit.id}`, day)];
}

function anchor(href: string, text: Node | string): HTMLAnchorElement {
	const made = document.createElement("a");
	made.href = href;
	made.append(text);
	return made;
}

function line(className: string, ...parts: (Node | string)[]): HTMLElement {
	const made = element("p", className);
	made.append(...parts);
	return made;
}

function element(name: string, className: string): HTMLElement {
	const made = document.createElement(name);
	made.className = className;
	return made;
}

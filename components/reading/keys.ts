const KEYS: readonly [key: string, what: string][] = [
	["/", "Go to the search"],
	["e", "Edit this page"],
	["h", "View its history"],
	["?", "Show this list"],
	["Esc", "Close it"],
];
/** Where there are changes to step through; `diff-steps.ts` listens to them. */
const DIFF_KEYS: typeof KEYS = [
	["n", "Go to the next change"],
	["p", "Go to the previous change"],
];

/** Whether what is typed belongs to a field or a control of its own. */
function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
	);
}

/** Single keys for readers; nothing happens while somebody types or holds a modifier. */
export function listenToKeys(): void {
	document.addEventListener("keydown", (event) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
		if (event.key === "/") focusSearch();
		else if (event.key === "?") showSheet();
		else if (event.key === "e") follow('.page-tabs a[href*="action=edit"]');
		else if (event.key === "h") follow('.page-tabs a[href*="action=history"]');
		else return;
		event.preventDefault();
	});
}

function focusSearch(): void {
	for (const field of document.querySelectorAll<HTMLInputElement>("[data-search]")) {
		if (field.offsetParent === null) continue;
		field.focus();
		field.select();
		return;
	}
	document.querySelector<HTMLAnchorElement>(".site-search-link")?.click();
}

function follow(selector: string): void {
	document.querySelector<HTMLAnchorElement>(selector)?.click();
}

let sheet: HTMLDialogElement | null = null;

function showSheet(): void {
	sheet ??= makeSheet();
	if (!sheet.open) sheet.showModal();
}

function makeSheet(): HTMLDialogElement {
	const dialog = document.createElement("dialog");
	dialog.className = "key-sheet";
	dialog.setAttribute("aria-labelledby", "key-sheet-title");
	const heading = document.createElement("h2");
	heading.id = "key-sheet-title";
	heading.textContent = "Keys";
	const list = document.createElement("dl");
	const steps = document.querySelector("[data-diff-steps]") ? DIFF_KEYS : [];
	for (const [key, what] of [...steps, ...KEYS]) {
		const term = document.createElement("dt");
		const sign = document.createElement("kbd");
		sign.textContent = key;
		term.append(sign);
		const meaning = document.createElement("dd");
		meaning.textContent = what;
		list.append(term, meaning);
	}
	const close = document.createElement("button");
	close.type = "button";
	close.className = "button";
	close.textContent = "Close";
	close.addEventListener("click", () => dialog.close());
	dialog.append(heading, list, close);
	document.body.append(dialog);
	return dialog;
}

import { askWho } from "./who";

/**
 * Reading pages are the same for everybody. What only some may do stands in them hidden (`data-right`), and so does
 * what is about the reader's own edits (`data-own`, the parameter that takes their name): this shows it to those it is for.
 * An action with `data-post` is done on the spot; one that fails opens the page behind the link, which says why.
 */
export async function offerEditorActions(): Promise<void> {
	const actions = document.querySelectorAll<HTMLElement>("[data-right]");
	const own = document.querySelectorAll<HTMLAnchorElement>("a[data-own]");
	if (actions.length + own.length === 0) return;
	const me = await askWho();
	if (!me) return;
	for (const action of actions) {
		if (!me.rights.includes(action.dataset.right ?? "")) continue;
		action.dataset.allowed = "";
		if (action instanceof HTMLAnchorElement && action.dataset.post) act(action, action.dataset.post);
	}
	for (const link of own) {
		const address = new URL(link.href);
		address.searchParams.set(link.dataset.own ?? "", me.user.name);
		link.href = address.href;
		link.dataset.allowed = "";
	}
}

function act(link: HTMLAnchorElement, address: string): void {
	link.setAttribute("role", "button");
	link.addEventListener("keydown", (event) => {
		if (event.key === " ") {
			event.preventDefault();
			link.click();
		}
	});
	link.addEventListener("click", (event) => {
		if (event.metaKey || event.ctrlKey || event.shiftKey) return;
		event.preventDefault();
		if (link.ariaDisabled === "true") return;
		link.ariaDisabled = "true";
		void post(link, address);
	});
}

async function post(link: HTMLAnchorElement, address: string): Promise<void> {
	const answer = await fetch(address, { method: "POST" }).catch(() => null);
	if (!answer?.ok) {
		location.assign(link.href);
		return;
	}
	const word = document.createElement("span");
	word.className = "action-done";
	word.tabIndex = -1;
	word.setAttribute("role", "status");
	link.replaceWith(word);
	// A status is read out when it is filled, not when it arrives full.
	word.textContent = link.dataset.done ?? "Done";
	word.focus();
}

import { reviewLinks } from "./review-links";
import { askWho } from "./who";

/**
 * Puts the name of whoever is signed in where the page, the same for everybody, says "Sign in", and shows what is
 * meant for those who edit.
 */
export async function fillAccount(): Promise<void> {
	document.addEventListener("click", (event) => {
		const button = event.target instanceof Element ? event.target.closest("[data-sign-out]") : null;
		if (button instanceof HTMLButtonElement) void signOut(button);
	});
	const places = document.querySelectorAll<HTMLAnchorElement>("[data-account]");
	if (places.length === 0) return;
	// Whoever signs in comes back to the page they were on.
	const here = location.pathname + location.search;
	for (const place of places) place.href = `/sign-in?${new URLSearchParams({ return: here })}`;
	const me = await askWho();
	if (!me) return;
	for (const meant of document.querySelectorAll<HTMLElement>("[data-signed-in]")) meant.hidden = false;
	for (const place of places) {
		const name = document.createElement("a");
		name.className = "account-name";
		name.href = "/account";
		name.textContent = me.user.name;
		const button = document.createElement("button");
		button.type = "button";
		button.className = "plain-button";
		button.dataset.signOut = "";
		button.textContent = "Sign out";
		const links = reviewLinks(me).map(({ href, label, words }) => {
			const link = document.createElement("a");
			link.className = "account-review";
			link.href = href;
			link.textContent = label;
			link.title = words;
			return link;
		});
		place.replaceWith(...links, name, button);
	}
}

async function signOut(button: HTMLButtonElement): Promise<void> {
	button.disabled = true;
	try {
		const answer = await fetch("/api/v1/session", { method: "DELETE" });
		if (answer.ok || answer.status === 401) {
			location.reload();
			return;
		}
	} catch {
		// Falls through: still signed in, and the button says so.
	}
	button.disabled = false;
	button.textContent = "Sign out again";
}

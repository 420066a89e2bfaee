/** A filter that the reader keeps, as `GET /api/v1/filter-sets` tells it. */
interface FilterSet {
	readonly id: number;
	readonly name: string;
	readonly query: string;
	readonly isDefault: boolean;
}

const ADDRESS = "/api/v1/filter-sets";
const NAME_LENGTH = 80;
/** Says what the plain address says by itself, so that it leads to the plain list and not to the default. */
const PLAIN = "?days=7";

/**
 * Puts the filters that the reader keeps above a list of recent changes, whose address without a query is `path`; the
 * present one is `query`. Whoever made one the default goes there from the plain address.
 */
export async function showFilterSets(place: HTMLElement, path: string, query: string): Promise<void> {
	const sets = await list();
	if (!sets) return;
	const chosen = sets.find(({ isDefault }) => isDefault);
	if (chosen && chosen.query !== "" && location.search === "") {
		location.replace(path + chosen.query);
		return;
	}
	fill(place, path, query, sets);
}

function fill(place: HTMLElement, path: string, query: string, first: readonly FilterSet[]): void {
	const chips = element("ul", "filter-set-list");
	chips.ariaLabel = "Your filters";
	const rows = element("ul", "filter-set-rows");
	const status = element("p", "filter-set-status");
	status.setAttribute("role", "status");
	const summary = element("summary", "", "Save or delete filters");
	const name = element("input", "");
	name.required = true;
	name.maxLength = NAME_LENGTH;
	name.autocomplete = "off";
	const label = element("label", "", element("span", "", "Name of this filter"), name);
	const submit = element("button", "button", "Save this filter");
	const form = element("form", "", label, submit);
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		const called = name.value.trim();
		void act(submit, send("PUT", "", { name: called, query }), () => {
			name.value = "";
			return [`Saved “${called}”.`];
		});
	});
	place.append(chips, element("details", "", summary, form, rows), status);
	place.hidden = false;
	draw(first);

	function draw(sets: readonly FilterSet[]): void {
		chips.replaceChildren(...sets.map((set) => element("li", "", chip(set))));
		chips.hidden = sets.length === 0;
		rows.replaceChildren(...sets.map(row));
		const plain = sets.some(({ isDefault }) => isDefault) ? path + PLAIN : path;
		for (const link of document.querySelectorAll<HTMLAnchorElement>(".wide a")) {
			if ([path, path + PLAIN].includes(link.getAttribute("href") ?? "")) link.setAttribute("href", plain);
		}
	}

	function chip(set: FilterSet): HTMLElement {
		const link = element("a", "filter-set", set.name);
		link.href = path + (set.query || PLAIN);
		if (set.query === query) link.setAttribute("aria-current", "true");
		if (set.isDefault) link.append(element("span", "filter-set-default", " default"));
		return link;
	}

	function row(set: FilterSet): HTMLElement {
		const { id, isDefault } = set;
		const choose = element("button", "plain-button", isDefault ? "No default" : "Make default");
		choose.ariaLabel = isDefault ? `“${set.name}” is no default any more` : `Make “${set.name}” the default`;
		choose.addEventListener("click", () => {
			const said = isDefault ? "Recent changes begin with everything." : `Recent changes begin with “${set.name}”.`;
			void act(choose, send("PUT", "/default", { id: isDefault ? null : id }), () => [said]);
		});
		const remove = element("button", "plain-button", "Delete");
		remove.ariaLabel = `Delete “${set.name}”`;
		remove.addEventListener("click", () => {
			void act(remove, send("DELETE", `/${id}`), () => [`Deleted “${set.name}”. `, putBack(set)]);
		});
		for (const button of [choose, remove]) button.type = "button";
		return element("li", "", element("bdi", "", set.name), choose, remove);
	}

	function putBack(set: FilterSet): HTMLElement {
		const button = element("button", "plain-button", "Put it back");
		button.type = "button";
		button.addEventListener("click", () => {
			const again = send("PUT", "", { name: set.name, query: set.query }).then(async (answer) => {
				if (!answer?.ok || !set.isDefault) return answer;
				return send("PUT", "/default", { id: ((await answer.json()) as FilterSet).id });
			});
			void act(button, again, () => [`“${set.name}” is back.`]);
		});
		return button;
	}

	/** Waits for an answer, shows the filters as they are then, and says what was done or why it was not. */
	async function act(
		button: HTMLButtonElement,
		asked: Promise<Response | null>,
		say: () => (Node | string)[],
	): Promise<void> {
		button.disabled = true;
		const answer = await asked;
		const sets = await list();
		button.disabled = false;
		if (sets) draw(sets);
		if (!button.isConnected) summary.focus();
		status.replaceChildren(...(answer?.ok ? say() : [await whyNot(answer)]));
	}
}

async function list(): Promise<readonly FilterSet[] | null> {
	const answer = await send("GET", "");
	return answer?.ok ? ((await answer.json()) as { filterSets: FilterSet[] }).filterSets : null;
}

async function send(method: string, below: string, body?: unknown): Promise<Response | null> {
	const json =
		body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
	return fetch(ADDRESS + below, { method, ...json }).catch(() => null);
}

async function whyNot(answer: Response | null): Promise<string> {
	if (!answer) return "Nothing was changed: the wiki does not answer.";
	const problem = (await answer.json().catch(() => null)) as { title?: string; detail?: string } | null;
	return `Nothing was changed. ${problem?.title ?? "Something went wrong"}. ${problem?.detail ?? ""}`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	className: string,
	...parts: (Node | string)[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	if (className !== "") made.className = className;
	made.append(...parts);
	return made;
}

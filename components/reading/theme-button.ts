const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const NAMES: Readonly<Record<Theme, string>> = {
	system: "Theme: as the system",
	light: "Theme: light",
	dark: "Theme: dark",
};

const KEY = "canonry-theme";

function chosen(): Theme {
	const theme = document.documentElement.dataset.theme;
	return theme === "light" || theme === "dark" ? theme : "system";
}

function choose(theme: Theme): void {
	const { dataset } = document.documentElement;
	if (theme === "system") delete dataset.theme;
	else dataset.theme = theme;
	try {
		if (theme === "system") localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, theme);
	} catch {
		// Then the choice lasts as long as the page.
	}
}

/** Shows the buttons that go through the themes: as the system, light, dark. */
export function offerThemes(): void {
	const buttons = document.querySelectorAll<HTMLButtonElement>("[data-theme-button]");
	const name = (): void => {
		for (const button of buttons) {
			button.setAttribute("aria-label", `${NAMES[chosen()]}. Change`);
			button.title = NAMES[chosen()];
		}
	};
	for (const button of buttons) {
		button.hidden = false;
		button.addEventListener("click", () => {
			choose(THEMES[(THEMES.indexOf(chosen()) + 1) % THEMES.length] ?? "system");
			name();
		});
	}
	name();
}

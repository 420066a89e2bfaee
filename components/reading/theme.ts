// Runs before anything is drawn: the chosen theme, and that there is a script at all.
const root = document.documentElement;
root.dataset.script = "";
try {
	const theme = localStorage.getItem("canonry-theme");
	if (theme) root.dataset.theme = theme;
	if (localStorage.getItem("canonry-contents") === "hidden") root.dataset.contents = "hidden";
} catch {
	// A browser that keeps nothing follows the system.
}

export {};

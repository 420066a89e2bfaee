const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/\bEdgA?\//, "Edge"],
	[/\bOPR\//, "Opera"],
	[/\bSamsungBrowser\//, "Samsung Internet"],
	[/\b(?:Firefox|FxiOS)\//, "Firefox"],
	[/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
	[/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/\b(?:iPhone|iPad|iPod)\b/, "iOS"],
	[/\bAndroid\b/, "Android"],
	[/\bWindows\b/, "Windows"],
	[/\bCrOS\b/, "ChromeOS"],
	[/\b(?:Macintosh|Mac OS X)\b/, "macOS"],
	[/\bLinux\b/, "Linux"],
];

/** What a user agent calls itself, in words its owner recognises: `Firefox on Linux`. */
export function describeDevice(userAgent: string): string {
	const name = (table: typeof BROWSERS) => table.find(([pattern]) => pattern.test(userAgent))?.[1];
	const [browser, system] = [name(BROWSERS), name(SYSTEMS)];
	if (browser && system) return `${browser} on ${system}`;
	return browser ?? system ?? "Unknown device";
}

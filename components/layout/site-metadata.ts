import type { Metadata, Viewport } from "next";
import type { Settings } from "@/lib/setting/setting";

/** Metadata that every page shares: the name of the wiki behind the title, and its icon. */
export function siteMetadata(settings: Settings): Metadata {
	return {
		title: { default: settings.siteName, template: `%s · ${settings.siteName}` },
		applicationName: settings.siteName,
		openGraph: { siteName: settings.siteName, type: "website" },
	};
}

export const siteViewport: Viewport = {
	width: "device-width",
	initialScale: 1,
	themeColor: [
		{ media: "(prefers-color-scheme: light)", color: "#fcfbf7" },
		{ media: "(prefers-color-scheme: dark)", color: "#16171a" },
	],
};

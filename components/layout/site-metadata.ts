import type { Metadata, Viewport } from "next";
import type { Settings } from "@/lib/setting/setting";

/** Metadata that every page shares. Without a known base address the links in it stay relative. */
export function siteMetadata(settings: Settings, baseUrl: string | undefined): Metadata {
	return {
		metadataBase: baseUrl === undefined ? null : new URL(baseUrl),
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

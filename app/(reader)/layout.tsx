import "@/components/layout/theme.css";
import "@/components/layout/layout.css";
import "@/components/article/prose.css";
import "@/components/article/article.css";
import "@/components/citation/citation.css";
import "@/components/citation/citation-card.css";
import "@/components/citation/citation-history.css";
import "@/components/layout/print.css";
import type { Metadata, Viewport } from "next";
import { HeadAssets } from "@/components/layout/head-assets";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { siteMetadata, siteViewport } from "@/components/layout/site-metadata";
import { environment } from "@/lib/platform/env";
import { loadSettings } from "@/lib/setting/loaders";

// One HTML for everybody, made when it is asked for; keeping finished bytes is the work of the front.
export const dynamic = "force-dynamic";

export const viewport: Viewport = siteViewport;

export async function generateMetadata(): Promise<Metadata> {
	return siteMetadata(await loadSettings(), environment().BASE_URL);
}

export default async function ReaderLayout({ children }: { children: React.ReactNode }) {
	const settings = await loadSettings();
	return (
		<html lang="en" data-reading="">
			<head>
				<HeadAssets />
			</head>
			<body>
				<a className="skip-link" href="#main">
					Skip to the text
				</a>
				<SiteHeader settings={settings} />
				<main id="main" className="site-main" tabIndex={-1}>
					{children}
				</main>
				<SiteFooter settings={settings} />
			</body>
		</html>
	);
}

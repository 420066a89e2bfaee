import "@/components/layout/theme.css";
import "@/components/layout/layout.css";
import "@/components/article/prose.css";
import "@/components/article/article.css";
import "@/components/layout/print.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { HeadAssets } from "@/components/layout/head-assets";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { siteMetadata, siteViewport } from "@/components/layout/site-metadata";
import { environment } from "@/lib/platform/env";
import { countReviews } from "@/lib/revision/own-reviews";
import { loadSettings } from "@/lib/setting/loaders";
import { loadActor } from "@/lib/user/loaders";

// Made for one person, with a nonce of its own.
export const dynamic = "force-dynamic";

export const viewport: Viewport = siteViewport;

export async function generateMetadata(): Promise<Metadata> {
	return { ...siteMetadata(await loadSettings(), environment().BASE_URL), robots: { index: false } };
}

export default async function InteractiveLayout({ children }: { children: React.ReactNode }) {
	const [settings, actor, received] = await Promise.all([loadSettings(), loadActor(), headers()]);
	const account = actor.kind === "user" ? { name: actor.name, ...(await countReviews(actor)) } : null;
	const nonce = /'nonce-([^']+)'/.exec(received.get("content-security-policy") ?? "")?.[1];
	return (
		<html lang="en" suppressHydrationWarning>
			<head>
				<HeadAssets nonce={nonce} />
			</head>
			<body>
				<a className="skip-link" href="#main">
					Skip to the content
				</a>
				<SiteHeader settings={settings} account={account} />
				<main id="main" className="site-main" tabIndex={-1}>
					{children}
				</main>
				<SiteFooter settings={settings} />
			</body>
		</html>
	);
}

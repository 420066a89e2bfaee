import { ASSETS } from "@/generated/assets";
import { FONT_PRELOADS } from "./font-preloads";

/**
 * What stands in <head> besides metadata and style sheets: the faces of the first view, the chosen theme
 * (blocking on purpose, some 200 bytes, so that no page flashes in the wrong one) and the comforts (deferred).
 */
export function HeadAssets({ nonce }: { nonce?: string | undefined }) {
	return (
		<>
			{FONT_PRELOADS.map((href) => (
				<link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
			))}
			<script src={ASSETS.theme} nonce={nonce} data-own="" suppressHydrationWarning />
			<script type="module" src={ASSETS.reading} nonce={nonce} data-own="" suppressHydrationWarning />
		</>
	);
}

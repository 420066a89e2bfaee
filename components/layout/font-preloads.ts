/** Addresses of the two faces that every first view needs, as the style sheet has them. */
export const FONT_PRELOADS: readonly string[] = [
	new URL("@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2", import.meta.url),
	new URL("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2", import.meta.url),
].map(String);

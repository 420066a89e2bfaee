import type { NextConfig } from "next";

const config: NextConfig = {
	// Metadata stands in <head> for everyone: reading pages have no script that could move it there.
	htmlLimitedBots: /.*/,
	images: { unoptimized: true },
	compress: false, // the front compresses
	poweredByHeader: false,
	serverExternalPackages: ["@node-rs/argon2", "pg"],
	typescript: { ignoreBuildErrors: true }, // `npm run check` is where types are checked, once
};

export default config;

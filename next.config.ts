import type { NextConfig } from "next";
import { sourceFormAddresses } from "./lib/source/addresses";
import { classicAddresses } from "./lib/title/classic-addresses";

const config: NextConfig = {
	// Metadata stands in <head> for everyone: reading pages have no script that could move it there.
	htmlLimitedBots: /.*/,
	images: { unoptimized: true },
	poweredByHeader: false,
	rewrites: async () => ({
		beforeFiles: [...classicAddresses(), ...sourceFormAddresses()],
		afterFiles: [],
		fallback: [],
	}),
	serverExternalPackages: ["@node-rs/argon2", "pg"],
	typescript: { ignoreBuildErrors: true }, // `npm run check` is where types are checked, once
};

export default config;

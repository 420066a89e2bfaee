import { defineConfig } from "@playwright/test";
import { browserArguments } from "./scripts/browser";

export default defineConfig({
	testDir: "e2e",
	globalSetup: "./e2e/global-setup.ts",
	outputDir: "test-results",
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	workers: 2,
	timeout: 45_000,
	expect: { timeout: 10_000 },
	reporter: "list",
	use: {
		// Both are set by the global set-up, before the workers read this file.
		baseURL: process.env.E2E_BASE_URL,
		launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: browserArguments },
		locale: "en-GB",
		timezoneId: "UTC",
		trace: "retain-on-failure",
		screenshot: "only-on-failure",
	},
	projects: [{ name: "chromium" }],
});

import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { StartError } from "@/lib/platform/env";
import { commandFile } from "./checks";

// Finds the browser for the tests: the one that CHROMIUM_PATH names, Playwright's own, the system's; installs one
// when there is none. Found means that it was launched: a program that lacks a library is passed over.

const systemBrowsers = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome-stable",
	"/usr/bin/google-chrome",
	"/snap/bin/chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** What makes Chromium quiet and able to run in a container; without a sandbox only where root leaves no choice. */
export const browserArguments = [
	...(process.getuid?.() === 0 || process.env.CI ? ["--no-sandbox"] : []),
	"--disable-gpu",
	"--disable-quic",
	"--disable-dev-shm-usage",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

async function launches(executablePath: string): Promise<boolean> {
	if (!existsSync(executablePath)) return false;
	try {
		const browser = await chromium.launch({ executablePath, args: browserArguments, timeout: 30_000 });
		await browser.close();
		return true;
	} catch {
		return false;
	}
}

function run(file: string, args: readonly string[], seconds: number): Promise<boolean> {
	return new Promise((resolve) => {
		const child = spawn(file, args, {
			stdio: ["ignore", "inherit", "inherit"],
			timeout: seconds * 1000,
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
		});
		child.on("error", () => resolve(false));
		child.on("close", (code) => resolve(code === 0));
	});
}

function isDebianRoot(): boolean {
	if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
	return !/^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8")); // Ubuntu's package is a stub without snap
}

async function findInstalled(): Promise<string | null> {
	for (const candidate of [chromium.executablePath(), ...systemBrowsers]) {
		if (await launches(candidate)) return candidate;
	}
	return null;
}

/** The program of a browser that was seen to launch. Throws a {@link StartError} when none can be had. */
export async function findBrowser(say: (message: string) => void): Promise<string> {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (await launches(named)) return named;
		throw new StartError(`CHROMIUM_PATH names ${named}, which does not launch.`);
	}
	const installed = await findInstalled();
	if (installed) return installed;
	const ways: { what: string; attempt: () => Promise<boolean> }[] = [
		{
			what: "apt-get install chromium",
			attempt: async () =>
				isDebianRoot() &&
				(await run("apt-get", ["update", "-q"], 120)) &&
				(await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], 400)),
		},
		{
			what: "playwright install chromium",
			attempt: () => {
				const withLibraries = process.getuid?.() === 0 && hasProgram("apt-get") ? ["--with-deps"] : [];
				const command = commandFile("@playwright/test", "cli.js");
				return run(process.execPath, [command, "install", ...withLibraries, "chromium"], 400);
			},
		},
	];
	for (const { what, attempt } of ways) {
		say(`No browser found; trying ${what} …`);
		await attempt();
		const found = await findInstalled();
		if (found) return found;
	}
	throw new StartError("The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to its program.");
}

function hasProgram(name: string): boolean {
	try {
		execFileSync(name, ["--version"], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** A client address that no other test has. */
function randomAddress(): string {
	const [a = 0, b = 0, c = 0] = randomBytes(3);
	return `10.${a}.${b}.${c}`;
}

/** The test function of every journey. */
export const test = base.extend({
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures needed from this pattern
	extraHTTPHeaders: async ({}, use) => {
		await use({ "x-forwarded-for": randomAddress() });
	},
});

export { expect };

/** A word that no other test uses, to build titles and names from. */
export function unique(word: string): string {
	return `${word} ${randomBytes(5).toString("hex")}`;
}

function origin(): string {
	return new URL(process.env.E2E_BASE_URL ?? "http://localhost:3000").origin;
}

/** Sends JSON to the API as the page's user would, with the cookies of the page's context. */
export async function postJson(page: Page, path: string, data: unknown, headers: Record<string, string> = {}) {
	return page.request.post(path, { data, headers: { origin: origin(), ...headers } });
}

/** Signs the page's user in through the API; without a password, as one of the sample's accounts. */
export async function signIn(page: Page, name: string, password = process.env.DEMO_PASSWORD): Promise<void> {
	const response = await postJson(page, "/api/v1/session", { name, password });
	expect(response.status(), await response.text()).toBe(200);
}

/** Makes an account through the API, signs the page's user in and returns the new name and password. */
export async function signUp(page: Page, name = unique("Reader")): Promise<{ name: string; password: string }> {
	const account = { name, password: randomBytes(12).toString("hex") };
	const response = await postJson(page, "/api/v1/users", account);
	expect(response.status(), await response.text()).toBe(201);
	await signIn(page, account.name, account.password);
	return account;
}

/** Fails on any accessibility violation that axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map(
		({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
	);
	expect(found).toEqual([]);
}

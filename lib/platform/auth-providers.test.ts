import { expect, it } from "vitest";
import { readEnvironment } from "./env";

const provider = {
	id: "home",
	label: "Home",
	type: "oidc",
	issuer: "https://id.example.org",
	clientId: "wiki",
	clientSecret: "a client secret",
};
const read = (providers: unknown, BASE_URL = "https://wiki.example.org") =>
	readEnvironment({ AUTH_PROVIDERS: JSON.stringify(providers), BASE_URL }).AUTH_PROVIDERS;

it("reads providers of both kinds", () => {
	const oauth = {
		...provider,
		id: "forge",
		type: "oauth",
		issuer: undefined,
		authorization: "https://forge.example.org/authorize",
		token: "https://forge.example.org/token",
		userinfo: "https://forge.example.org/user",
	};
	expect(read([provider, oauth])).toMatchObject([
		{ id: "home", scope: "openid profile" },
		{ id: "forge", idField: "id", nameField: "name" },
	]);
	expect(readEnvironment({}).AUTH_PROVIDERS).toEqual([]);
});

it.each([
	["no list", { id: "home" }],
	["no TLS", [{ ...provider, issuer: "http://id.example.org" }]],
	["an id that is no word", [{ ...provider, id: "Home/.." }]],
	["one id twice", [provider, provider]],
	["an unknown field", [{ ...provider, allowDangerousEmailAccountLinking: true }]],
])("refuses %s and shows no secret", (_what, providers) => {
	expect(() => read(providers)).toThrow(/AUTH_PROVIDERS/);
	expect(() => read(providers)).not.toThrow(/a client secret/);
});

it("needs the address that providers send people back to", () => {
	expect(() => read([provider], "")).toThrow(/BASE_URL is needed for AUTH_PROVIDERS/);
});

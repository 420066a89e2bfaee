import { describe, expect, it } from "vitest";
import { SPECIAL_NAMESPACE } from "@/lib/title/namespace";
import { type Actor, ANONYMOUS, type Group } from "./actor";
import { AUTOCONFIRMED_DAYS, AUTOCONFIRMED_EDITS, GROUP_RIGHTS, groupsOf, RIGHTS } from "./groups";
import { can } from "./policy";

const member = (...given: Group[]): Actor => ({
	kind: "user",
	id: 1,
	name: "Somebody",
	groups: ["everyone", "registered", ...given],
});

const ACTORS: readonly (readonly [string, Actor])[] = [
	["anonymous", ANONYMOUS],
	["registered", member()],
	["autoconfirmed", member("autoconfirmed")],
	["reviewer", member("autoconfirmed", "reviewer")],
	["moderator", member("autoconfirmed", "moderator")],
	["admin", member("admin")],
	["bot", member("bot")],
];

const SIGNS = { "sign-in-required": "sign in", "right-missing": "no", "page-not-editable": "never" };

function matrix(namespace: number): string {
	const row = (cells: string[]) =>
		cells
			.map((cell) => cell.padEnd(14))
			.join("")
			.trimEnd();
	const head = row(["", ...ACTORS.map(([name]) => name)]);
	const body = RIGHTS.map((right) =>
		row([
			right.padEnd(20),
			...ACTORS.map(([, actor]) => {
				const decision = can(actor, right, { namespace });
				return decision.allowed ? "yes" : SIGNS[decision.reason];
			}),
		]),
	);
	return ["", head, ...body, ""].join("\n");
}

describe("who may do what", () => {
	it("is this on an ordinary page", () => {
		expect(matrix(0)).toMatchInlineSnapshot(`
			"
			              anonymous     registered    autoconfirmed reviewer      moderator     admin         bot
			read                yes           yes           yes           yes           yes           yes           yes
			register            yes           yes           yes           yes           yes           yes           yes
			edit                sign in       yes           yes           yes           yes           yes           yes
			create              sign in       yes           yes           yes           yes           yes           yes
			minor-edit          sign in       yes           yes           yes           yes           yes           yes
			move                sign in       no            yes           yes           yes           yes           yes
			read-waiting        sign in       yes           yes           yes           yes           yes           yes
			publish-unreviewed  sign in       no            yes           yes           yes           yes           yes
			review              sign in       no            no            yes           yes           yes           no
			patrol              sign in       no            no            yes           yes           yes           no
			autopatrol          sign in       no            no            yes           yes           yes           no
			rollback            sign in       no            no            yes           yes           yes           no
			protect             sign in       no            no            no            yes           yes           no
			delete              sign in       no            no            no            yes           yes           no
			block               sign in       no            no            no            no            yes           no
			grant-group         sign in       no            no            no            no            yes           no
			change-settings     sign in       no            no            no            no            yes           no
			bulk-edit           sign in       no            no            no            no            no            yes
			edit-source         sign in       yes           yes           yes           yes           yes           yes
			curate-sources      sign in       no            no            yes           yes           yes           no
			"
		`);
	});

	it("lets nobody change a page that the software makes", () => {
		expect(matrix(SPECIAL_NAMESPACE)).toMatchInlineSnapshot(`
			"
			              anonymous     registered    autoconfirmed reviewer      moderator     admin         bot
			read                yes           yes           yes           yes           yes           yes           yes
			register            yes           yes           yes           yes           yes           yes           yes
			edit                never         never         never         never         never         never         never
			create              never         never         never         never         never         never         never
			minor-edit          never         never         never         never         never         never         never
			move                never         never         never         never         never         never         never
			read-waiting        sign in       yes           yes           yes           yes           yes           yes
			publish-unreviewed  sign in       no            yes           yes           yes           yes           yes
			review              never         never         never         never         never         never         never
			patrol              never         never         never         never         never         never         never
			autopatrol          sign in       no            no            yes           yes           yes           no
			rollback            never         never         never         never         never         never         never
			protect             never         never         never         never         never         never         never
			delete              never         never         never         never         never         never         never
			block               sign in       no            no            no            no            yes           no
			grant-group         sign in       no            no            no            no            yes           no
			change-settings     sign in       no            no            no            no            yes           no
			bulk-edit           never         never         never         never         never         never         never
			edit-source         sign in       yes           yes           yes           yes           yes           yes
			curate-sources      sign in       no            no            yes           yes           yes           no
			"
		`);
	});

	it("gives a group no right that its members have anyway", () => {
		const anyway = new Set([...GROUP_RIGHTS.everyone, ...GROUP_RIGHTS.registered]);
		for (const group of ["reviewer", "moderator", "admin", "bot"] as const) {
			expect(GROUP_RIGHTS[group].filter((right) => anyway.has(right))).toEqual([]);
		}
	});
});

describe("autoconfirmed", () => {
	const now = new Date("2024-05-10T12:00:00Z");
	const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
	const groups = (editCount: number, createdAt: Date, granted: string[] = []) =>
		groupsOf({ editCount, createdAt, granted }, now);

	it.each([
		[AUTOCONFIRMED_EDITS, AUTOCONFIRMED_DAYS, true],
		[AUTOCONFIRMED_EDITS - 1, 400, false],
		[500, AUTOCONFIRMED_DAYS - 0.001, false],
	])("with %i edits after %f days: %s", (edits, days, expected) => {
		expect(groups(edits, daysAgo(days)).includes("autoconfirmed")).toBe(expected);
	});

	it("does not follow from a stored row, nor does any group that does not exist", () => {
		expect(groups(0, now, ["autoconfirmed", "emperor", "bot"])).toEqual(["everyone", "registered", "bot"]);
	});
});

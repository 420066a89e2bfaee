import { beforeEach, expect, test } from "vitest";
import type { UserActor } from "@/lib/permission/actor";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { setTiers } from "@/lib/source/set-tiers";
import { emptyDatabase } from "@/test/database";
import { buildUser } from "@/test/user";
import { changeSettings } from "./change-settings";
import { getSettings, listSettingVersions } from "./queries";

let admin: UserActor;

beforeEach(async () => {
	await emptyDatabase();
	admin = await buildUser({ groups: ["admin"] });
	await setTiers(admin, [{ key: "canon", name: "Canon" }]);
});

const changes = () => db.change.findMany({ where: { kind: "settings-changed" }, orderBy: { id: "asc" } });

test("only administrators change settings", async () => {
	const settings = { ...(await getSettings()), siteName: "Mine" };
	const reviewer = await buildUser({ groups: ["reviewer", "moderator"] });
	expect(await changeSettings(ANONYMOUS, { versionId: 0, settings })).toMatchObject({ problem: "sign-in-required" });
	expect(await changeSettings(reviewer, { versionId: 0, settings })).toMatchObject({ problem: "right-missing" });
	expect(await getSettings()).toMatchObject({ siteName: "Canonry" });
	expect(await changes()).toEqual([]);
});

test("a change is one version and one log entry of what differs", async () => {
	const settings = { ...(await getSettings()), siteName: "Archive", reviewMode: "always" };
	expect(await changeSettings(admin, { versionId: 0, settings })).toEqual({ ok: true });
	expect(await getSettings()).toMatchObject({ siteName: "Archive", reviewMode: "always", tagline: "a Canonry wiki" });
	expect(await changes()).toMatchObject([{ actorId: admin.id, title: "name of the wiki, review" }]);
	const [version, ...more] = await listSettingVersions(ANONYMOUS);
	expect(more).toEqual([]);
	expect(version).toMatchObject({
		actorName: admin.name,
		differences: [
			{ key: "siteName", before: "Canonry", after: "Archive" },
			{ key: "reviewMode", before: "nobody’s edits wait", after: "every edit waits" },
		],
	});
	const versionId = version?.id ?? 0;
	expect(await changeSettings(admin, { versionId, settings })).toEqual({ ok: true });
	expect(await changes()).toHaveLength(1);
});

test("what does not fit is refused whole, the tiers of the wiki asked", async () => {
	const view = { key: "lost", name: "Lost", tiers: ["fan"] };
	const settings = { ...(await getSettings()), siteName: "Archive", lensSets: [view] };
	expect(await changeSettings(admin, { versionId: 0, settings })).toMatchObject({
		problem: "invalid",
		issues: [{ path: "lensSets.0.tiers" }],
	});
	expect(await getSettings()).toMatchObject({ siteName: "Canonry", lensSets: [] });
});

test("two administrators at once: one is told that the other was faster", async () => {
	const settings = await getSettings();
	const outcomes = await Promise.all(
		["One", "Two"].map((siteName) => changeSettings(admin, { versionId: 0, settings: { ...settings, siteName } })),
	);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ problem: "settings-changed" });
	expect(await changes()).toHaveLength(1);
});

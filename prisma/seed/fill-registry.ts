import "server-only";
import type { UserActor } from "@/lib/permission/actor";
import { createSeries } from "@/lib/source/create-series";
import { createSource } from "@/lib/source/create-source";
import { setTiers } from "@/lib/source/set-tiers";
import { SAMPLE_REGISTRY, SAMPLE_TIERS } from "./sources";

/** Between one entry and the next, in milliseconds: somebody types them in. */
const PACE = 20_000;

/** Fills the registry of sources through its verbs, one entry after the other from `begin` on. */
export async function fillRegistry(
	{ admin, editor }: { admin: UserActor; editor: UserActor },
	begin: Date,
): Promise<void> {
	let written = 0;
	const at = () => new Date(begin.getTime() + PACE * written++);
	const check = (what: string, outcome: { ok: boolean }) => {
		if (!outcome.ok) throw new Error(`The sample's ${what} is refused: ${JSON.stringify(outcome)}`);
	};
	check("tiers", await setTiers(admin, SAMPLE_TIERS, { at: at() }));
	for (const { series, works } of SAMPLE_REGISTRY) {
		const created = await createSeries(editor, series, { despiteLikeness: true, at: at() });
		if (!created.ok) throw new Error(`The sample's ${series.title} is refused: ${JSON.stringify(created)}`);
		for (const [title, number, releaseDate, more] of works) {
			const work = { title, number, releaseDate, ...more, series: created.id };
			check(title, await createSource(editor, work, { despiteLikeness: true, at: at() }));
		}
	}
}

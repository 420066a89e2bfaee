import "server-only";
import { findCitationRegistry } from "@/lib/citation/queries";
import type { UserActor } from "@/lib/permission/actor";
import { db, inTransaction } from "@/lib/platform/db";
import { approveRevision } from "@/lib/revision/approve-revision";
import { saveRevision } from "@/lib/revision/save-revision";
import { sendBackRevision } from "@/lib/revision/send-back-revision";
import { setReviewMode } from "@/lib/revision/set-review-mode";
import type { Settings } from "@/lib/setting/setting";
import { writeSettings } from "@/lib/setting/write-settings";
import { parseTitle, type Title } from "@/lib/title/title";
import { createDemoUsers, createSampleUser } from "@/lib/user/create-sample-users";
import { SAMPLE_ARTICLES } from "./articles";
import { fillRegistry } from "./fill-registry";
import { buildRevisions, type SampleRevision, sampleTime } from "./sample";

const SETTINGS: Partial<Settings> = {
	siteName: "Prophets’ Archive",
	tagline: "Bajor and its neighbours, story by story",
	mainPage: "Main Page",
	licence: { name: "CC BY-SA 4.0", href: "https://creativecommons.org/licenses/by-sa/4.0/" },
};

/** When the wiki was opened, an hour before its first edit. */
const OPENED = new Date("2026-02-28T15:00:00Z");
/** How long before their first edit people sign up, in milliseconds. */
const SIGN_UP_TIME = 12 * 60_000;

export type FillOutcome =
	| { readonly ok: true; readonly pages: number; readonly revisions: number }
	| { readonly ok: false; readonly problem: "wiki-not-empty" };

/**
 * Makes the sample wiki in an empty database: its accounts, its registry of sources, its revisions in order of time, its
 * settings.
 *
 * Everything goes through the verbs that people's edits go through, so the sample cannot hold what they
 * would refuse. One revision is one transaction; the settings come last and mark the wiki as complete.
 */
export async function fillWiki(password: string): Promise<FillOutcome> {
	if ((await db.user.count()) > 0 || (await db.page.count()) > 0) return { ok: false, problem: "wiki-not-empty" };
	const demoUsers = await createDemoUsers(password, OPENED);
	const authors = new Map<string, UserActor>(Object.entries(demoUsers));
	await fillRegistry({ admin: demoUsers["demo-admin"], editor: demoUsers["demo-editor"] }, OPENED);
	const latest = new Map<string, number>();
	const registry = await findCitationRegistry(demoUsers["demo-editor"]);
	const revisions = buildRevisions(SAMPLE_ARTICLES, registry);
	const saveNext = async (revision: SampleRevision): Promise<void> => {
		const author =
			authors.get(revision.author) ??
			(await createSampleUser({
				name: revision.author,
				createdAt: new Date(revision.at.getTime() - SIGN_UP_TIME),
			}));
		authors.set(revision.author, author);
		latest.set(revision.title, await saveSampleRevision(author, revision, latest.get(revision.title) ?? null));
	};
	const happenings = [
		...revisions.map((revision) => ({ at: revision.at, happen: () => saveNext(revision) })),
		...revisions.flatMap(({ title, decision }) => {
			if (!decision) return [];
			const { note } = decision;
			const at = sampleTime(decision.at);
			const decide = async () => {
				const reviewer = demoUsers["demo-reviewer"];
				const revisionId = latest.get(title) ?? 0;
				const outcome =
					note === null
						? await approveRevision(reviewer, { revisionId, upTo: false }, { at })
						: await sendBackRevision(reviewer, { revisionId, note }, { at });
				refuse(title, at, outcome);
			};
			return [{ at, happen: decide }];
		}),
		...SAMPLE_ARTICLES.flatMap(({ title, review }) => {
			if (!review) return [];
			const at = sampleTime(review.at);
			const say = async () => {
				const input = { title: readTitle(title), mode: review.mode };
				refuse(title, at, await setReviewMode(demoUsers["demo-admin"], input, { at }));
			};
			return [{ at, happen: say }];
		}),
	];
	for (const { happen } of happenings.sort((a, b) => a.at.getTime() - b.at.getTime())) await happen();
	const at = revisions.at(-1)?.at ?? OPENED;
	await inTransaction((tx) => writeSettings(demoUsers["demo-admin"], tx, SETTINGS, { at }));
	return { ok: true, pages: latest.size, revisions: revisions.length };
}

async function saveSampleRevision(
	author: UserActor,
	{ title: written, at, document, summary, minor }: SampleRevision,
	baseRevisionId: number | null,
): Promise<number> {
	const input = { title: readTitle(written), baseRevisionId, document, summary, minor };
	const saved = await saveRevision(author, input, { at });
	if (saved.outcome !== "saved")
		throw new Error(`The sample's ${written} of ${at.toISOString()} is refused: ${JSON.stringify(saved)}`);
	return saved.revisionId;
}

function readTitle(written: string): Title {
	const parsed = parseTitle(written);
	if (!parsed.ok) throw new Error(`The sample title ${written} is refused: ${parsed.problem}`);
	return parsed.title;
}

function refuse(title: string, at: Date, outcome: { ok: boolean }): void {
	if (!outcome.ok)
		throw new Error(`The sample's ${title} of ${at.toISOString()} is refused: ${JSON.stringify(outcome)}`);
}

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { startWiki, type Wiki } from "./bench/processes";
import { Writer } from "./faults/writer";
import { findDatabase } from "./installation";

// `npm run faults`: the wiki under the worst, on loopback, with data of its own, ending by itself.
// 1. Twenty editors write one article through two server processes until 500 saves were answered.
// 2. Eight writers go on while the server is killed (SIGKILL) at random instants, 50 times.
// 3. They go on while its database is, 10 times, and the server stays.
// After each, every acknowledged save must be in the history, every text that lost in a draft, and `npm run doctor`
// must find nothing. `-- --saves 500 --kills 50 --database-kills 10` say how much.

const { values } = parseArgs({
	options: {
		saves: { type: "string", default: "500" },
		kills: { type: "string", default: "50" },
		"database-kills": { type: "string", default: "10" },
	},
});
const saves = Number(values.saves);
const kills = Number(values.kills);
const databaseKills = Number(values["database-kills"]);
const EDITORS = 20;
const WRITERS = 8;
/** Patience for the first start, which may build, and for the others, in seconds. */
const FIRST_START = 600;
const NEXT_START = 60;

const root = join(import.meta.dirname, "..");
const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "canonry-faults-"));
const [own, second] = [join(folder, "one"), join(folder, "two")];
const password = randomBytes(18).toString("base64url");
let failed = false;
const wikis: Wiki[] = [];
try {
	console.log("Preparing a wiki of its own …");
	wikis.push(await startWiki(own, password, FIRST_START));
	process.env.DATA_DIR = own;
	const databaseUrl = findDatabase();
	const tokens = await makeWriters(databaseUrl);
	if (saves > 0) await race(databaseUrl, tokens);
	if (kills > 0) await crash(databaseUrl, tokens);
	if (databaseKills > 0) await crashDatabase(databaseUrl, tokens);
} finally {
	for (const wiki of wikis) await wiki.stop();
	for (const data of [await findElsewhere(), folder]) if (data) await rm(data, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

/** Many people, one article, two processes: half of the saves change a paragraph that everybody changes. */
async function race(databaseUrl: string, tokens: readonly string[]): Promise<void> {
	const [first] = wikis;
	const other = await startWiki(second, password, NEXT_START, { databaseUrl });
	wikis.push(other);
	const addresses = [first, other].map((wiki) => `http://127.0.0.1:${wiki?.port}`);
	const writers = tokens.map((token, index) => new Writer(`r${index}w`, token, () => addresses[index % 2] ?? ""));
	let begun = 0;
	const began = performance.now();
	await Promise.all(
		writers.map(async (writer, index) => {
			while (begun < saves) await writer.save("Race", begun++ % 2 === 0 ? `own-${index}` : "shared");
		}),
	);
	const seconds = (performance.now() - began) / 1000;
	await report(`${EDITORS} editors, one article, two processes, ${seconds.toFixed(1)} s`, writers, databaseUrl);
	await other.stop();
	wikis.pop();
}

/** The server is killed again and again, and started again. */
async function crash(databaseUrl: string, tokens: readonly string[]): Promise<void> {
	const [wiki] = wikis;
	if (!wiki) return;
	await underWriters("k", wiki.port, tokens, databaseUrl, `server killed ${kills} times`, async (killed) => {
		for (let count = 1; count <= kills; count++) {
			await sleep(Math.random() * 1500);
			await wikis[0]?.kill();
			const restarted = await startWiki(own, password, NEXT_START, { port: wiki.port });
			wikis.splice(0, 1, restarted);
			killed(restarted.startedIn);
		}
	});
}

/** The database is killed again and again; the server has to start it, and to answer again by itself. */
async function crashDatabase(databaseUrl: string, tokens: readonly string[]): Promise<void> {
	const [wiki] = wikis;
	if (!wiki) return;
	const pidFile = join((await findElsewhere()) ?? own, "postgres", "postmaster.pid");
	const readPid = async () => Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
	await underWriters("d", wiki.port, tokens, databaseUrl, `database killed ${databaseKills} times`, async (killed) => {
		for (let count = 1; count <= databaseKills; count++) {
			await sleep(1000 + Math.random() * 1500);
			const postmaster = await readPid();
			const began = performance.now();
			process.kill(postmaster, "SIGKILL");
			while ((await readPid()) === postmaster || !(await isAnswering(wiki.port))) {
				if (performance.now() - began > NEXT_START * 1000) throw new Error("The wiki did not come back.");
				await sleep(50);
			}
			killed((performance.now() - began) / 1000);
		}
	});
}

/** Whether a page comes from the database: a cached one would always come. */
async function isAnswering(port: number): Promise<boolean> {
	const answer = await fetch(`http://127.0.0.1:${port}/api/v1/pages/Together`).catch(() => null);
	await answer?.arrayBuffer();
	return answer?.ok ?? false;
}

/** Writers on pages of their own and on one together, while something is killed that takes seconds to be back. */
async function underWriters(
	name: string,
	port: number,
	tokens: readonly string[],
	databaseUrl: string,
	what: string,
	kill: (killed: (seconds: number) => void) => Promise<void>,
): Promise<void> {
	const writers = tokens
		.slice(0, WRITERS)
		.map((token, index) => new Writer(`${name}${index}w`, token, () => `http://127.0.0.1:${port}`));
	let going = true;
	const writing = writers.map(async (writer, index) => {
		for (let turn = 0; going; turn++) {
			await writer.save(turn % 2 === 0 ? `Page_${index}` : "Together", `own-${index}`);
			// Below what one account may save in a minute.
			await sleep(100);
		}
	});
	const back: number[] = [];
	await kill((seconds) => {
		back.push(seconds);
		if (back.length % 10 === 0) console.log(`Killed ${back.length} times …`);
	});
	going = false;
	await Promise.all(writing);
	back.sort((a, b) => a - b);
	const after = `back after ${back[back.length >> 1]?.toFixed(1)} s (median), ${back.at(-1)?.toFixed(1)} s (longest)`;
	await report(`${what} under ${WRITERS} writers, ${after}`, writers, databaseUrl);
}

/** Where the data stand if the database's account could not reach the folder: a file beside it says so. */
async function findElsewhere(): Promise<string | null> {
	const elsewhere = await readFile(join(own, "postgres.elsewhere"), "utf8").catch(() => null);
	return elsewhere?.trim() || null;
}

/** Says what became of the saves, and what the doctor says of the wiki. */
async function report(what: string, writers: readonly Writer[], databaseUrl: string): Promise<void> {
	const accounts = writers.map(({ account }) => account);
	const acknowledged = accounts.flatMap((account) => account.acknowledged);
	const total = (of: (account: (typeof accounts)[number]) => number) =>
		accounts.reduce((sum, account) => sum + of(account), 0);
	const conflicts = total(({ kept }) => kept.length);
	const lost = (await Promise.all(writers.map((writer) => writer.findLost()))).flat();
	const strange = accounts.flatMap((account) => account.strange);
	console.log(
		`${what}: ${acknowledged.length} saves acknowledged, ${total(({ merged }) => merged)} of them merged, ${conflicts} conflicts ` +
			`(${lost.length} texts lost), ${total(({ unanswered }) => unanswered)} without an answer, ${strange.length} strange answers`,
	);
	for (const answer of new Set(strange)) console.log(`  ${answer}`);
	const journal = join(folder, "journal.jsonl");
	await writeFile(journal, acknowledged.map((save) => `${JSON.stringify(save)}\n`).join(""));
	const doctor = await run(
		process.execPath,
		["--conditions=react-server", "--import", "tsx", "scripts/doctor.ts", "--journal", journal],
		{ cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl }, maxBuffer: 1 << 24 },
	).catch((error: { stdout?: string; stderr?: string }) => {
		failed = true;
		return { stdout: error.stdout ?? "", stderr: error.stderr ?? "" };
	});
	console.log(doctor.stdout.trim() || doctor.stderr.trim());
	if (lost.length > 0 || strange.length > 0) failed = true;
}

async function makeWriters(databaseUrl: string): Promise<string[]> {
	const { stdout } = await run(
		process.execPath,
		["--conditions=react-server", "--import", "tsx", "scripts/faults/make-writers.ts", String(EDITORS)],
		{ cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl } },
	);
	return JSON.parse(stdout) as string[];
}

import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { migrate } from "@/lib/platform/migrate";
import { ensureDatabase, startPostgres } from "@/lib/platform/postgres";
import { ARTICLE, generateArticle } from "./bench/generate-article";
import { generateHistory } from "./bench/generate-history";
import { load } from "./bench/load";
import { startWiki, type Wiki } from "./bench/processes";

// `npm run bench:history`: how long the lists of revisions and changes take to arrive, first page and last, in a wiki
// of 10,000 revisions and in one of 1,000,000, and who wrote an article of 10,000 revisions, which comes on top in both.
// Both run at once and are asked by turns, so that whatever else the machine does slows both. It takes about ten minutes
// and three gigabytes of disk, and ends by itself. `-- --json` prints JSON only.

const SIZES = [10_000, 1_000_000] as const;
/** Turns, and requests in each; the first turn is for caches and is not counted. */
const TURNS = 9;
const REQUESTS = 25;
const TURN_SECONDS = 2;
/** Turns of every page before the first is measured: as many as it takes until its code is compiled for good. */
const WARM_TURNS = 8;
/** Patience for a start, which may build, in seconds. */
const START = 600;

/** Milliseconds at the 95th percentile that a list and a blame may take, and by how much a hundredfold wiki may be slower. */
const LIST = 50;
const BLAME = 100;
const FLAT = 1.5;

const changes = "/wiki/Special:RecentChanges";
const person = "/wiki/Special:Contributions/Bench_person_1";
const page = "/wiki/Bench_page_1?action=history";
const written = `/wiki/${ARTICLE.title.replaceAll(" ", "_")}?action=blame`;
const writtenByApi = `/api/v1/pages/${encodeURIComponent(ARTICLE.title)}/blame`;

/**
 * What the issue promises: first and last page of each list; who wrote an article as it is and as it was. Both rows
 * of the API together stay below what it answers one client in a minute.
 */
const PROMISED = [
	["history of the busiest page, newest", page, LIST],
	["… oldest", `${page}&dir=oldest`, LIST],
	["contributions of the busiest person, newest", person, LIST],
	["… oldest", `${person}?dir=oldest`, LIST],
	["recent changes of 30 days, newest", `${changes}?days=30`, LIST],
	["… oldest", `${changes}?days=30&dir=oldest`, LIST],
	["blame of an article of 10,000 revisions", written, BLAME],
	["… of its paragraph that was reworded most, by words", `${written}&block=${ARTICLE.busiestBlock}`, BLAME],
	["… by API", writtenByApi, BLAME],
	["… by API, as of its 5,000th revision", `${writtenByApi}?revision=${ARTICLE.oldRevision}`, BLAME],
] as const;

/** Filters that few changes satisfy, or that no index knows. */
const FILTERED = [
	["tag met once in 1,000 edits", `${changes}?days=30&tag=rollback`, LIST],
	["event met in one of 20", `${changes}?days=30&event=number-changed`, LIST],
	["not patrolled", `${changes}?days=30&patrolled=no`, LIST],
	["one small namespace", `${changes}?days=30&namespace=14`, LIST],
	["somebody who edits little", `${changes}?days=30&by=Bench_person_1990`, LIST],
	[
		"new pages by newcomers, minor ones alone (there are none)",
		`${changes}?days=30&kind=new&experience=newcomer&minor=only`,
		LIST,
	],
] as const;

interface Row {
	what: string;
	limit: number;
	times: number[][];
}

const json = process.argv.includes("--json");
const say = (text: string): void => {
	if (!json) console.log(text);
};

const dataFolder = await mkdtemp(join(tmpdir(), "canonry-bench-"));
const password = randomBytes(18).toString("base64url");
const server = await startPostgres({ folder: join(dataFolder, "postgres"), password, durable: false });
const wikis: Wiki[] = [];
try {
	await Promise.all(SIZES.map(make));
	for (const size of SIZES) {
		const folder = join(dataFolder, `wiki-${size}`);
		mkdirSync(folder);
		wikis.push(await startWiki(folder, password, START, { databaseUrl: server.url(`bench_${size}`) }));
	}
	say("Warming up …");
	for (const [, path] of [...PROMISED, ...FILTERED]) await measure(path, WARM_TURNS);
	const rows: Row[] = [];
	for (const [what, path, limit] of [...PROMISED, ...FILTERED]) {
		say(`Measuring: ${path} …`);
		rows.push({ what, limit, times: await measure(path, TURNS) });
	}
	report(rows);
} finally {
	await Promise.all(wikis.map((wiki) => wiki.stop()));
	await server.stop();
	server.remove();
	await rm(dataFolder, { recursive: true, force: true });
}

/** Makes the database of a wiki. */
async function make(size: number): Promise<void> {
	const url = server.url(`bench_${size}`);
	await ensureDatabase(url);
	await migrate(url);
	const began = performance.now();
	const client = new Client({ connectionString: url });
	await client.connect();
	await generateHistory(client, size);
	await generateArticle(client);
	await client.end();
	const seconds = round((performance.now() - began) / 1000);
	say(`Made ${size.toLocaleString("en")} revisions and an article in ${seconds} s.`);
}

/** Asks the wikis by turns, one request at a time, and answers the milliseconds of each. */
async function measure(path: string, turns: number): Promise<number[][]> {
	const times: number[][] = wikis.map(() => []);
	for (let turn = 0; turn < turns; turn++) {
		for (const [index, { port }] of wikis.entries()) {
			const request = { method: "GET", path, headers: { "accept-encoding": "br" } } as const;
			const time = (taken: number) => turn > 0 && times[index]?.push(taken);
			const bounds = { port, connections: 1, seconds: TURN_SECONDS, answers: REQUESTS, time };
			const { statuses } = await load(() => request, bounds);
			if (Object.keys(statuses).some((status) => status !== "200"))
				throw new Error(`${path} answered ${JSON.stringify(statuses)}`);
		}
	}
	return times;
}

function percentile(times: readonly number[], share: number): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function report(rows: readonly Row[]): void {
	const measures = rows.map(({ what, limit, times }, index) => {
		const [small = 0, large = 0] = times.map((taken) => percentile(taken, 0.95));
		const [smallMedian = 0, largeMedian = 0] = times.map((taken) => percentile(taken, 0.5));
		return {
			what,
			promised: index < PROMISED.length,
			"p95 ms at 10,000": round(small),
			"p95 ms at 1,000,000": round(large),
			"times as long": round(large / small, 2),
			"median ms at 10,000": round(smallMedian),
			"median ms at 1,000,000": round(largeMedian),
			"limit ms": limit,
			kept: large < limit && large <= FLAT * small,
		};
	});
	if (!json) console.table(measures);
	console.log(JSON.stringify({ machine: { cores: cpus().length, node: process.version }, measures }));
}

function round(value: number, digits = 1): number {
	return Number(value.toFixed(digits));
}

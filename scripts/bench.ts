import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { get } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { editArticle, makeArticle, rewriteArticle, touchArticle } from "./bench/article";
import type { measureFunctions } from "./bench/functions";
import { type Load, load, type Request } from "./bench/load";
import { type LongComparison, measureLongComparison } from "./bench/long-comparison";
import { type BareServer, startBareServer, startWiki, type Wiki } from "./bench/processes";

// `npm run bench`: how fast the wiki answers, as ratios to a bare server that sends the same bytes over the same
// connections. It runs on loopback with data of its own, and ends by itself after about a minute.
// `-- --json` prints JSON only.

const SECONDS = 5;
const CONNECTIONS = 16;
/** Fewer than a person may save in a minute, so that the limit is not what is measured. */
const SAVES = 150;
const ARTICLE_SIZE = 30_000;
const LONG_ARTICLE_SIZE = 1_000_000;
/** Patience for the first start, which may build, and for the second, in seconds. */
const FIRST_START = 600;
const SECOND_START = 60;

interface Row {
	what: string;
	wiki: Load;
	bare: Load;
}

const json = process.argv.includes("--json");
const say = (text: string): void => {
	if (!json) console.log(text);
};

const dataFolder = await mkdtemp(join(tmpdir(), "canonry-bench-"));
const password = randomBytes(18).toString("base64url");
const bare = await startBareServer();
let wiki: Wiki | null = null;
try {
	say("Preparing a wiki of its own …");
	const first = await startWiki(dataFolder, password, FIRST_START);
	await first.stop();
	wiki = await startWiki(dataFolder, password, SECOND_START);
	const { port, startedIn } = wiki;

	const cookie = await signIn(port, password);
	const article = makeArticle(ARTICLE_SIZE);
	const title = `Bench_${randomBytes(4).toString("hex")}`;
	const before = await save(port, cookie, title, null, article);
	const after = await save(port, cookie, title, before, editArticle(article));

	const reading = { "accept-encoding": "br" };
	const rows: Row[] = [
		await compare("article view", wiki, bare, { method: "GET", path: "/wiki/Occupation_of_Bajor", headers: reading }),
		await compare("diff page, 30 KB article", wiki, bare, {
			method: "GET",
			path: `/wiki/${title}?diff=${after}&oldid=${before}`,
			headers: reading,
		}),
		await compareSaves(port, bare, cookie, article),
	];
	const long = await compareLong(wiki, cookie);
	// Rendering is measured as it is served: React decides by this when it is loaded.
	Reflect.set(process.env, "NODE_ENV", "production");
	const functions = await import("./bench/functions");
	report(startedIn, rows, functions.measureFunctions(article), long);
} finally {
	await wiki?.stop();
	await bare.stop();
	// Where the database's account could not reach the folder, the data stand elsewhere and this file says where.
	const elsewhere = await readFile(join(dataFolder, "postgres.elsewhere"), "utf8").catch(() => null);
	for (const folder of [elsewhere?.trim(), dataFolder]) if (folder) await rm(folder, { recursive: true, force: true });
}

/** Loads the wiki with one request, then the bare server with the answer that the wiki gave. */
async function compare(what: string, { port }: Wiki, server: BareServer, request: Request): Promise<Row> {
	say(`Measuring: ${what} …`);
	await answerAs(server, port, request);
	const bounds = { connections: CONNECTIONS, seconds: SECONDS };
	await load(() => request, { ...bounds, port, seconds: 2 });
	const measured = await load(() => request, { ...bounds, port });
	await load(() => request, { ...bounds, port: server.port, seconds: 1 });
	return { what, wiki: measured, bare: await load(() => request, { ...bounds, port: server.port }) };
}

/** Compares a megabyte that was written anew, as a page and through the API, while others go on reading. */
async function compareLong(server: Wiki, cookie: string): Promise<LongComparison[]> {
	const { port } = server;
	say("Measuring: comparisons of a long article …");
	const title = `Bench_${randomBytes(4).toString("hex")}`;
	const article = makeArticle(LONG_ARTICLE_SIZE);
	const before = await save(port, cookie, title, null, article);
	const after = await save(port, cookie, title, before, rewriteArticle(article));
	const common = { small: "/api/v1/me", headers: { cookie } };
	return [
		await measureLongComparison(server, {
			what: "diff page, 1 MB article rewritten throughout",
			path: `/wiki/${title}?diff=${after}&oldid=${before}`,
			...common,
		}),
		await measureLongComparison(server, {
			what: "the same through the API",
			path: `/api/v1/revisions/${before}/diff/${after}`,
			...common,
		}),
	];
}

/** Saves one article again and again, as one editor does: each save waits for the one before. */
async function compareSaves(port: number, server: BareServer, cookie: string, article: ReturnType<typeof makeArticle>) {
	const what = "save through the API, 30 KB article";
	say(`Measuring: ${what} …`);
	const title = `Bench_${randomBytes(4).toString("hex")}`;
	let latest = await save(port, cookie, title, null, article);
	const path = `/api/v1/pages/${title}/revisions`;
	const headers = { "content-type": "application/json", origin: `http://127.0.0.1:${port}`, cookie };
	let count = 0;
	const next = (): Request => {
		const body = { baseRevisionId: latest, document: touchArticle(article, count++), summary: "bench", minor: false };
		return { method: "POST", path, headers, body: JSON.stringify(body) };
	};
	const bounds = { connections: 1, seconds: 2 * SECONDS, answers: SAVES };
	const learn = (answer: string): void => {
		latest = revisionOf(answer) ?? latest;
	};
	const measured = await load(next, { ...bounds, port, learn });
	await server.answerWith({
		status: 201,
		headers: { "content-type": "application/json" },
		body: btoa('{"revisionId":12345}'),
	});
	await load(next, { ...bounds, port: server.port });
	return { what, wiki: measured, bare: await load(next, { ...bounds, port: server.port }) };
}

/** Makes the bare server answer with what the wiki answers: the same headers and, compressed, the same bytes. */
async function answerAs(server: BareServer, port: number, { path, headers }: Request): Promise<void> {
	const answer = await new Promise<{ status: number; headers: Record<string, string>; body: string }>(
		(resolve, reject) => {
			get({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk: Buffer) => chunks.push(chunk));
				response.on("error", reject);
				response.on("end", () => {
					const { connection: _connection, date: _date, "transfer-encoding": _encoding, ...kept } = response.headers;
					const names = Object.entries(kept).map(([name, value]) => [name, String(value)]);
					const body = Buffer.concat(chunks).toString("base64");
					resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(names), body });
				});
			}).on("error", reject);
		},
	);
	if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
	await server.answerWith(answer);
}

async function signIn(port: number, secret: string): Promise<string> {
	const response = await post(port, "/api/v1/session", { name: "demo-admin", password: secret });
	if (response.status !== 200) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
	return response.headers
		.getSetCookie()
		.map((line) => line.split(";", 1)[0])
		.join("; ");
}

async function save(port: number, cookie: string, title: string, baseRevisionId: number | null, document: unknown) {
	const body = { baseRevisionId, document, summary: "bench", minor: false };
	const response = await post(port, `/api/v1/pages/${title}/revisions`, body, cookie);
	const revision = revisionOf(await response.text());
	if (revision === null) throw new Error(`Saving answered ${response.status}`);
	return revision;
}

function post(port: number, path: string, body: unknown, cookie = ""): Promise<Response> {
	const origin = `http://127.0.0.1:${port}`;
	const headers = { "content-type": "application/json", origin, cookie };
	return fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

function revisionOf(body: string): number | null {
	const found = /"revisionId":(\d+)/.exec(body)?.[1];
	return found === undefined ? null : Number(found);
}

function report(
	startedIn: number,
	rows: Row[],
	functions: ReturnType<typeof measureFunctions>,
	long: readonly LongComparison[],
): void {
	const result = {
		machine: { cores: cpus().length, node: process.version },
		connections: CONNECTIONS,
		startSeconds: round(startedIn, 2),
		functions: functions.map(({ what, milliseconds }) => ({ what, milliseconds: round(milliseconds, 2) })),
		longComparisons: long.map(({ what, ...times }) => ({
			what,
			milliseconds: round(times.milliseconds, 0),
			"others waited at most": round(times.othersWaited, 0),
			"and when idle": round(times.idleWaited, 0),
			"server held at most": round(times.held, 0),
		})),
		measures: rows.map(({ what, wiki: own, bare: plain }) => ({
			what,
			ratio: round(own.rate / plain.rate, 4),
			wiki: rounded(own),
			bare: rounded(plain),
		})),
	};
	if (!json) {
		console.table(
			result.measures.map(({ what, ratio, wiki: own, bare: plain }) => ({
				what,
				"of bare": ratio,
				"per second": own.rate,
				"bare per second": plain.rate,
				"median ms": own.median,
				"p99 ms": own.p99,
				bytes: own.bytes,
			})),
		);
		console.table(result.functions);
		console.table(result.longComparisons);
		console.log(`Second start, from the command to the first page: ${result.startSeconds} s`);
	}
	console.log(JSON.stringify(result));
}

function rounded(measured: Load): Load {
	const { rate, median, p99 } = measured;
	return { ...measured, rate: round(rate, 1), median: round(median, 2), p99: round(p99, 2) };
}

function round(value: number, digits: number): number {
	return Number(value.toFixed(digits));
}

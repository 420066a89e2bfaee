import { setTimeout as sleep } from "node:timers/promises";

import type { Wiki } from "./processes";

/** One long comparison, and what others had of the server meanwhile, in milliseconds. */
export interface LongComparison {
	readonly what: string;
	readonly milliseconds: number;
	/** The longest that anybody else waited during it, and with nothing else going on. */
	readonly othersWaited: number;
	readonly idleWaited: number;
	/** The longest that the server did nothing else at a time. */
	readonly held: number;
}

/** Milliseconds between two small requests. */
const PACE = 10;

/** Asks for a comparison once while somebody else asks for something small again and again. */
export async function measureLongComparison(
	{ port, longestHold }: Wiki,
	{ what, path, small, headers }: { what: string; path: string; small: string; headers: Record<string, string> },
): Promise<LongComparison> {
	const origin = `http://127.0.0.1:${port}`;
	await time(`${origin}${small}`, headers);
	const idleWaited = await longestWhile(sleep(1_000), `${origin}${small}`, headers);
	await longestHold();
	const comparison = time(`${origin}${path}`, headers);
	const othersWaited = await longestWhile(comparison, `${origin}${small}`, headers);
	return { what, milliseconds: await comparison, othersWaited, idleWaited, held: await longestHold() };
}

async function longestWhile(work: Promise<unknown>, address: string, headers: Record<string, string>): Promise<number> {
	let done = false;
	const end = (): void => {
		done = true;
	};
	work.then(end, end);
	let longest = 0;
	while (!done) {
		longest = Math.max(longest, await time(address, headers));
		await sleep(PACE);
	}
	await work;
	return longest;
}

async function time(address: string, headers: Record<string, string>): Promise<number> {
	const started = performance.now();
	const response = await fetch(address, { headers });
	await response.arrayBuffer();
	if (!response.ok) throw new Error(`${address} answered ${response.status}`);
	return performance.now() - started;
}

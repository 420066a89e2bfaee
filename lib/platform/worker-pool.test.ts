import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WorkerPool } from "./worker-pool";

type Task = "answer" | "throw" | "exit" | "never";

let folder: string;
let file: string;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "canonry-pool-"));
	file = path.join(folder, "worker.mjs");
	await writeFile(
		file,
		`import { parentPort } from "node:worker_threads";
		let asked = 0;
		parentPort.on("message", (task) => {
			asked++;
			if (task === "throw") throw new Error("broken");
			if (task === "exit") process.exit();
			if (task === "never") for (;;);
			parentPort.postMessage(asked);
		});`,
	);
});

afterAll(() => rm(folder, { recursive: true }));

const open = (options: { seconds?: number; queue?: number } = {}) =>
	new WorkerPool<Task, number>(file, { seconds: 20, queue: 10, ...options });

test("a thread does one task after the other", async () => {
	const pool = open();
	expect(await pool.run("answer")).toEqual({ ok: true, answer: 1 });
	expect(await pool.run("answer")).toEqual({ ok: true, answer: 2 });
});

test("many tasks are all answered, though there are few threads", async () => {
	const pool = open({ queue: 30 });
	const outcomes = await Promise.all(Array.from({ length: 20 }, () => pool.run("answer")));
	expect(outcomes.every(({ ok }) => ok)).toBe(true);
});

test("a task that never ends is given up, and the next is answered", async () => {
	const pool = open({ seconds: 1 });
	expect(await pool.run("never")).toEqual({ ok: false, problem: "timed-out" });
	expect((await open().run("answer")).ok).toBe(true);
});

test.each(["throw", "exit"] as const)("a thread that ends by %s fails its task alone", async (task) => {
	const pool = open();
	await expect(pool.run(task)).rejects.toThrow();
	expect(await pool.run("answer")).toEqual({ ok: true, answer: 1 });
});

test("when too many wait, the next is told so at once", async () => {
	const pool = open({ seconds: 1, queue: 1 });
	const running = [pool.run("never"), pool.run("never"), pool.run("never"), pool.run("never")];
	expect(await pool.run("answer")).toEqual({ ok: false, problem: "busy" });
	const outcomes = await Promise.all(running);
	expect(outcomes.map((outcome) => !outcome.ok && outcome.problem)).toContain("timed-out");
});

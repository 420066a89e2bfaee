import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";

const LIFECYCLE = path.join(import.meta.dirname, "lifecycle.ts");

// Writes lines on both streams for ever, as a server does under load, and any error as Next does.
const TALKING = `
	import { live } from ${JSON.stringify(LIFECYCLE)};
	process.on("uncaughtException", (error) => console.error(error));
	await live(async (life) => {
		let lines = 0;
		setInterval(() => {
			console.log("a line");
			console.error("a line");
			if (++lines === 100) process.send("still there");
		}, 1);
		await life.untilStopped();
	});`;

test("a program whose lines nobody reads any more goes on, and stops when it is asked to", async () => {
	const arguments_ = ["--import", "tsx", "--input-type=module", "--eval", TALKING];
	const child = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
	onTestFinished(() => {
		child.kill("SIGKILL");
	});
	await once(child.stdout as NodeJS.EventEmitter, "data");
	for (const stream of [child.stdout, child.stderr]) stream?.destroy();
	const [said] = await once(child, "message");
	expect(said).toBe("still there");
	const ended = once(child, "exit");
	child.kill("SIGTERM");
	expect(await ended).toEqual([0, null]);
}, 20_000);

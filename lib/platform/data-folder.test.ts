import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepSecret, openDataFolder, takeLock } from "./data-folder";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), "canonry-data-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the data folder", () => {
	test("is closed to others", () => {
		expect(statSync(openDataFolder(path.join(folder, "new"))).mode & 0o066).toBe(0);
	});

	test("keeps a secret, the same at every call, for its owner only", () => {
		const secret = keepSecret(folder, "auth-secret");
		expect(secret.length).toBeGreaterThanOrEqual(43);
		expect(keepSecret(folder, "auth-secret")).toBe(secret);
		expect(keepSecret(folder, "other")).not.toBe(secret);
		expect(statSync(path.join(folder, "auth-secret")).mode & 0o777).toBe(0o600);
	});
});

describe("takeLock", () => {
	const lockFile = () => path.join(folder, "lock");

	test("lets one in, names it to the next, and lets the next in after release", () => {
		const first = takeLock(lockFile());
		expect(takeLock(lockFile())).toEqual({ ok: false, pid: process.pid });
		if (first.ok) first.release();
		expect(takeLock(lockFile()).ok).toBe(true);
	});

	test("takes over from a process that is gone", () => {
		const { pid } = spawnSync(process.execPath, ["--version"]);
		writeFileSync(lockFile(), JSON.stringify({ pid, started: null }));
		expect(takeLock(lockFile()).ok).toBe(true);
		expect(JSON.parse(readFileSync(lockFile(), "utf8"))).toMatchObject({ pid: process.pid });
	});

	test.runIf(existsSync("/proc/self/stat"))("takes over when the number now belongs to another process", () => {
		writeFileSync(lockFile(), JSON.stringify({ pid: process.ppid, started: "another boot:1" }));
		expect(takeLock(lockFile()).ok).toBe(true);
	});

	test("takes over a record that cannot be read", () => {
		writeFileSync(lockFile(), "{");
		expect(takeLock(lockFile()).ok).toBe(true);
	});
});

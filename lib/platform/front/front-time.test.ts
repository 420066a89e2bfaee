import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { html, READING, startFront } from "./test-front";

describe("slow peers", () => {
	it("that never finish their headers get 408 and disturb nobody", async () => {
		const { ask, raw } = await startFront(html(READING), { headersTimeout: 1_000, requestTimeout: 2_000 });
		const slow = Array.from({ length: 100 }, () => raw("GET / HTTP/1.1\r\nHost: a\r\nX-A: "));
		await new Promise((resolve) => setTimeout(resolve, 300));
		const started = performance.now();
		expect((await ask("/wiki/Bajor")).status).toBe(200);
		expect(performance.now() - started).toBeLessThan(900); // while all of them still hang
		for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1.1 408 /);
	});

	it("that never finish their body get 408", async () => {
		const { raw } = await startFront((request) => void request.resume(), {
			headersTimeout: 1_000,
			requestTimeout: 1_500,
		});
		expect(await raw("POST /x HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Length: 10\r\n\r\nabc")).toMatch(
			/^HTTP\/1.1 408 /,
		);
	});
});

describe("stopping", () => {
	it("lets requests in flight finish, waits for no idle connection and takes no more", async () => {
		const { ask, port, front } = await startFront((request, response) => {
			setTimeout(() => html(READING)(request, response), 1_500);
		});
		const order: string[] = [];
		for (const [name, text] of [
			["idle", ""],
			["half", "GET / HTTP/1.1\r\n"],
		] as const) {
			const socket = connect(port, "127.0.0.1", () => socket.write(text));
			socket.on("error", () => {});
			socket.on("close", () => order.push(name));
		}
		const flight = ask("/wiki/Bajor", { headers: { connection: "keep-alive" } }).finally(() => order.push("flight"));
		await new Promise((resolve) => setTimeout(resolve, 150));
		const stopped = front.stop(5_000);
		const answer = await flight;
		expect([answer.status, answer.headers.connection]).toEqual([200, "close"]);
		await expect(ask("/wiki/Bajor")).rejects.toThrow();
		await stopped;
		expect(order.slice(0, 2).sort()).toEqual(["half", "idle"]);
		expect(order[2]).toBe("flight");
	});

	it("fails no request that was on its way over a kept connection", async () => {
		const { port, front } = await startFront(html(READING));
		const statuses: string[] = [];
		const ended = Array.from({ length: 8 }, () => {
			const socket = connect(port, "127.0.0.1", () => socket.write("GET /wiki/a HTTP/1.1\r\nHost: a\r\n\r\n"));
			let closing = false;
			let failed = false;
			let received = "";
			socket.on("error", () => {
				failed = true;
			});
			socket.on("data", (chunk) => {
				received += chunk.toString("latin1");
				if (!received.endsWith("</html>")) return;
				closing = /\r\nconnection: close\r\n/i.test(received);
				statuses.push(received.slice(9, 12));
				received = "";
				if (!closing) socket.write("GET /wiki/a HTTP/1.1\r\nHost: a\r\n\r\n");
			});
			return new Promise<boolean>((resolve) => socket.on("close", () => resolve(closing && !failed)));
		});
		await new Promise((resolve) => setTimeout(resolve, 200));
		await front.stop(5_000);
		expect(await Promise.all(ended)).toEqual(Array(8).fill(true));
		expect(new Set(statuses)).toEqual(new Set(["200"]));
	});

	it("does not wait longer than it may", async () => {
		const { ask, front } = await startFront(() => {});
		const flight = ask("/wiki/Bajor").catch((error: Error) => error);
		await new Promise((resolve) => setTimeout(resolve, 100));
		const started = performance.now();
		await front.stop(300);
		expect(performance.now() - started).toBeLessThan(1_500);
		expect(await flight).toBeInstanceOf(Error);
	});
});

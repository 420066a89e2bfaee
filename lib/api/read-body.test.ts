import { expect, test } from "vitest";
import { readJsonBody } from "./read-body";

function sending(body: BodyInit | ReadableStream, type = "application/json"): Request {
	return new Request("http://wiki.test/", {
		method: "POST",
		headers: { "content-type": type },
		body,
		duplex: "half",
	} as RequestInit);
}

test.each([
	['{"a":1}', { ok: true, value: { a: 1 } }],
	["{", { ok: false, problem: "malformed" }],
	[new Uint8Array([0x22, 0xff, 0x22]), { ok: false, problem: "malformed" }],
	[`"${"x".repeat(100)}"`, { ok: false, problem: "payload-too-large" }],
])("reads %j", async (body, expected) => {
	expect(await readJsonBody(sending(body), 100)).toEqual(expected);
});

test("a client that hangs up is no error of ours", async () => {
	const broken = new ReadableStream({
		start(controller) {
			controller.enqueue(new TextEncoder().encode('{"a"'));
			controller.error(new Error("aborted"));
		},
	});
	expect(await readJsonBody(sending(broken), 100)).toEqual({ ok: false, problem: "request-aborted" });
});

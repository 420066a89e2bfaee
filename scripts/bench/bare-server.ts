import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// The measure of all ratios: a bare server in a process of its own. It reads what it is sent, and answers with the
// bytes that its parent last told it.

export interface BareAnswer {
	status: number;
	headers: Record<string, string>;
	/** Base64. */
	body: string;
}

let status = 200;
let headers: Record<string, string> = {};
let body: Buffer = Buffer.alloc(0);

process.on("message", (answer: BareAnswer) => {
	status = answer.status;
	body = Buffer.from(answer.body, "base64");
	headers = { ...answer.headers, "content-length": String(body.length) };
	process.send?.("set");
});
process.on("disconnect", () => process.exit(0));

const server = createServer((request, response) => {
	request.resume();
	request.on("end", () => {
		response.writeHead(status, headers);
		response.end(body);
	});
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));

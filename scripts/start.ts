import { ensureBuild } from "@/lib/platform/build";
import { StartError } from "@/lib/platform/env";
import { openInstallation } from "./installation";
import { live } from "./lifecycle";

// `npm start`: from a fresh checkout to a served wiki.

Reflect.set(process.env, "NODE_ENV", "production");
process.env.NEXT_TELEMETRY_DISABLED = "1";

const whyNotListening: Record<string, string> = {
	EADDRINUSE: "another program has it. Set PORT to another one.",
	EACCES: "this account may not. Set PORT to one above 1023.",
	EADDRNOTAVAIL: "HOST is no address of this machine.",
	ENOTFOUND: "HOST is no address of this machine.",
};

await live(async (life) => {
	const { environment, notes, setUpPath } = await openInstallation(life, () => ensureBuild(console.log, life.signal));
	const { startServer } = await import("@/server");
	const { PORT, HOST, BASE_URL, TRUST_PROXY, LOG_LEVEL } = environment;
	const server = await startServer({
		port: PORT,
		host: HOST,
		baseUrl: BASE_URL,
		trustProxy: TRUST_PROXY,
		logRequests: LOG_LEVEL === "debug",
	}).catch((error: NodeJS.ErrnoException) => {
		const why = error.code && whyNotListening[error.code];
		throw why ? new StartError(`Port ${PORT} cannot be used: ${why}`) : error;
	});
	life.onEnd(server.stop);
	const address = BASE_URL ?? `http://localhost:${server.address.port}`;
	console.log(`\nCanonry is ready: ${address}`);
	for (const note of notes) console.log(`  ${note}`);
	if (setUpPath) console.log(`  Make the first admin here, once: ${address}${setUpPath}`);
	await life.untilStopped();
	console.log("Stopping: requests in flight are finished …");
});

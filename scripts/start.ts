import { ensureBuild } from "@/lib/platform/build";
import { StartError } from "@/lib/platform/env";
import { openInstallation } from "./installation";
import { live } from "./lifecycle";

// `npm start`: from a fresh checkout to a served wiki.

Reflect.set(process.env, "NODE_ENV", "production");
process.env.NEXT_TELEMETRY_DISABLED = "1";

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
		if (error.code !== "EADDRINUSE") throw error;
		throw new StartError(`Port ${PORT} is taken by another program. Set PORT to another one.`);
	});
	life.onEnd(server.stop);
	const address = BASE_URL ?? `http://localhost:${server.address.port}`;
	console.log(`\nCanonry is ready: ${address}`);
	for (const note of notes) console.log(`  ${note}`);
	if (setUpPath) console.log(`  Make the first admin here, once: ${address}${setUpPath}`);
	await life.untilStopped();
	console.log("Stopping: requests in flight are finished …");
});

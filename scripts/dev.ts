import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { openInstallation } from "./installation";
import { live } from "./lifecycle";

// `npm run dev`: the same database, served by the framework's development server with hot reload.

Reflect.set(process.env, "NODE_ENV", "development");
process.env.NEXT_TELEMETRY_DISABLED = "1";

await live(async (life) => {
	const { environment, notes, setUpPath } = await openInstallation(life);
	for (const note of notes) console.log(`  ${note}`);
	if (setUpPath) console.log(`  Make the first admin here, once: http://localhost:${environment.PORT}${setUpPath}`);
	const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
	const host = environment.HOST ? ["--hostname", environment.HOST] : [];
	const child = spawn(process.execPath, [next, "dev", "--port", String(environment.PORT), ...host], {
		stdio: "inherit",
	});
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	life.onEnd(async () => {
		child.kill("SIGTERM");
		await ended;
	});
	await Promise.race([life.untilStopped(), ended]);
});

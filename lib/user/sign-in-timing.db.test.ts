import { expect, it } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { db } from "@/lib/platform/db";
import { buildUser, TEST_PASSWORD } from "@/test/user";
import { signIn } from "./sign-in";

const ROUNDS = 40;

/** The lower quartile: what the work costs when nothing else on the machine is in its way. */
function quartile(times: number[]): number {
	return times.sort((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0;
}

it("takes as long for a name that nobody has as for a wrong password", { timeout: 60_000 }, async () => {
	await buildUser({ name: "Known", password: TEST_PASSWORD });
	await buildUser({ name: "Elsewhere" });
	const times = { Known: [] as number[], Unknown: [] as number[], Elsewhere: [] as number[] };
	const names = ["Known", "Unknown", "Elsewhere"] as const;
	// In turns, so that whatever else the machine does falls on all of them alike.
	for (let round = -2; round < ROUNDS; round++) {
		for (let turn = 0; turn < names.length; turn++) {
			const name = names[(round + 2 + turn) % names.length] ?? "Known";
			const origin = { client: `10.0.${round + 2}.1`, userAgent: "" };
			const start = performance.now();
			await signIn(ANONYMOUS, { name, password: "not the password" }, origin);
			if (round >= 0) times[name].push(performance.now() - start);
		}
	}
	await db.rateLimit.deleteMany();
	const known = quartile(times.Known);
	// Without the decoy the difference is the whole of argon2, about four fifths of the time.
	const noise = Math.max(10, known / 4);
	expect(Math.abs(known - quartile(times.Unknown))).toBeLessThan(noise);
	expect(Math.abs(known - quartile(times.Elsewhere))).toBeLessThan(noise);
});

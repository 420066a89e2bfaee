import { expect, it, vi } from "vitest";
import { ANONYMOUS } from "@/lib/permission/actor";
import { buildUser, TEST_PASSWORD } from "@/test/user";
import { signIn } from "./sign-in";

const verify = vi.hoisted(() => vi.fn());
vi.mock("@node-rs/argon2", async (original) => {
	const argon2 = await original<typeof import("@node-rs/argon2")>();
	return { ...argon2, verify: verify.mockImplementation(argon2.verify) };
});

/** What a stored hash says of its own cost: version, memory, passes, lanes. */
function cost(hash: string): string {
	return hash.split("$").slice(1, 4).join("$");
}

it("does the same work for a wrong password, a name that nobody has and an account without a password", async () => {
	await buildUser({ name: "Known", password: TEST_PASSWORD });
	await buildUser({ name: "Elsewhere" });
	const work: string[][] = [];
	for (const name of ["Known", "Unknown", "Elsewhere"]) {
		verify.mockClear();
		const answer = await signIn(
			ANONYMOUS,
			{ name, password: "not the password" },
			{ client: "10.0.0.1", userAgent: "" },
		);
		expect(answer).toEqual({ ok: false, problem: "wrong-credentials" });
		work.push(verify.mock.calls.map(([hash]) => cost(String(hash))));
	}
	expect(work).toEqual(Array(3).fill(["argon2id$v=19$m=19456,t=2,p=1"]));
});

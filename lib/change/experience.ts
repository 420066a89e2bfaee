import type { Prisma } from "@/generated/prisma/client";
import { AUTOCONFIRMED_DAYS, AUTOCONFIRMED_EDITS } from "@/lib/permission/groups";
import type { Experience } from "./choices";

/** From these on somebody counts as experienced. */
const EXPERIENCED_EDITS = 500;
const EXPERIENCED_DAYS = 30;

const DAY_IN_MS = 86_400_000;

/** The accounts of this much experience, by their age and their edits at a moment. */
export function withExperience(level: Experience, now: Date): Prisma.UserWhereInput {
	const atLeast = (edits: number, days: number) => ({
		editCount: { gte: edits },
		createdAt: { lte: new Date(now.getTime() - days * DAY_IN_MS) },
	});
	const confirmed = atLeast(AUTOCONFIRMED_EDITS, AUTOCONFIRMED_DAYS);
	const experienced = atLeast(EXPERIENCED_EDITS, EXPERIENCED_DAYS);
	switch (level) {
		case "newcomer":
			return { NOT: confirmed };
		case "learner":
			return { AND: [confirmed, { NOT: experienced }] };
		case "experienced":
			return experienced;
	}
}

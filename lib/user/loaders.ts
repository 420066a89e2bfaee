import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { type Actor, ANONYMOUS } from "@/lib/permission/actor";
import { sessionCookieName } from "@/lib/platform/session-cookie";
import { type CurrentSession, findSessionByToken } from "./queries";

/** The session of this request, or null. Asked once per request however often it is called. */
export const loadSession = cache(async (): Promise<CurrentSession | null> => {
	const token = (await cookies()).get(sessionCookieName())?.value;
	return findSessionByToken(token);
});

/** Who is asking in this request. */
export async function loadActor(): Promise<Actor> {
	return (await loadSession())?.actor ?? ANONYMOUS;
}

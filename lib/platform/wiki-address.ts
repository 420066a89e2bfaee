import { environment } from "./env";

/** Where this wiki is for whoever asks: the address it was set to, else the host that was asked. */
export function wikiAddress(asked: Pick<Headers, "get">): string {
	return environment().BASE_URL ?? `http://${asked.get("host")}`;
}

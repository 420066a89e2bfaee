import { isIP } from "node:net";

/** Set by the front from the connection; the front drops it from requests that bring their own. */
export const CLIENT_HEADER = "x-canonry-client";

/**
 * The bucket in which attempts from an address are counted: the address itself, for IPv6 its /64, because
 * one subscriber owns all of that. IPv4 inside IPv6 counts as IPv4. What is no address shares one bucket.
 */
export function addressBucket(address: string | null | undefined): string {
	const bare = (address ?? "").trim().replace(/%.*$/, "").toLowerCase();
	const kind = isIP(bare);
	if (kind === 4) return bare;
	if (kind !== 6) return "unknown";
	const groups = ipv6Groups(bare);
	const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
	if (isMapped) {
		return groups
			.slice(6)
			.flatMap((group) => [group >> 8, group & 0xff])
			.join(".");
	}
	return `${groups
		.slice(0, 4)
		.map((group) => group.toString(16))
		.join(":")}::/64`;
}

/** The eight numbers of a valid IPv6 address. */
function ipv6Groups(address: string): number[] {
	const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a, b, c, d) => {
		const [high, low] = [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)];
		return `${high.toString(16)}:${low.toString(16)}`;
	});
	const [head = "", tail] = hex.split("::");
	const parse = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
	const front = parse(head);
	const back = parse(tail ?? "");
	return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}

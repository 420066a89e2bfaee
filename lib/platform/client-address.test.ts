import { expect, it } from "vitest";
import { addressBucket } from "./client-address";

it.each([
	["203.0.113.7", "203.0.113.7"],
	[" 203.0.113.7 ", "203.0.113.7"],
	["::ffff:203.0.113.7", "203.0.113.7"],
	["::ffff:cb00:7107", "203.0.113.7"],
	["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
	["2001:DB8:1:2:ffff::1", "2001:db8:1:2::/64"],
	["2001:db8::1", "2001:db8:0:0::/64"],
	["fe80::1%eth0", "fe80:0:0:0::/64"],
	["::1", "0:0:0:0::/64"],
	["", "unknown"],
	[null, "unknown"],
	["203.0.113.7, 10.0.0.1", "unknown"],
	["not an address", "unknown"],
])("%j counts as %s", (address, bucket) => {
	expect(addressBucket(address)).toBe(bucket);
});

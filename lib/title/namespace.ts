/** The namespaces of the wiki. Numbers are stored, keys stand in the API, prefixes in addresses. */
export const NAMESPACES = [
	{ number: 0, key: "main", prefix: "" },
	{ number: 1, key: "talk", prefix: "Talk" },
	{ number: 2, key: "user", prefix: "User" },
	{ number: 3, key: "user-talk", prefix: "User talk" },
	{ number: 4, key: "project", prefix: "Project" },
	{ number: 5, key: "project-talk", prefix: "Project talk" },
	{ number: 6, key: "file", prefix: "File" },
	{ number: 7, key: "file-talk", prefix: "File talk" },
	{ number: 12, key: "help", prefix: "Help" },
	{ number: 13, key: "help-talk", prefix: "Help talk" },
	{ number: 14, key: "category", prefix: "Category" },
	{ number: 15, key: "category-talk", prefix: "Category talk" },
	/** Pages that the software makes; never stored. */
	{ number: -1, key: "special", prefix: "Special" },
] as const;

export type NamespaceNumber = (typeof NAMESPACES)[number]["number"];

export const MAIN_NAMESPACE = 0 satisfies NamespaceNumber;
export const USER_NAMESPACE = 2 satisfies NamespaceNumber;
export const SPECIAL_NAMESPACE = -1 satisfies NamespaceNumber;

const byNumber = new Map<number, (typeof NAMESPACES)[number]>(
	NAMESPACES.map((namespace) => [namespace.number, namespace]),
);
const byPrefix = new Map<string, (typeof NAMESPACES)[number]>(
	NAMESPACES.filter(({ prefix }) => prefix !== "").map((namespace) => [namespace.prefix.toLowerCase(), namespace]),
);

/** The namespace with this number; throws for a number that was never given out. */
export function getNamespace(number: number): (typeof NAMESPACES)[number] {
	const namespace = byNumber.get(number);
	if (!namespace) throw new RangeError(`No namespace has the number ${number}`);
	return namespace;
}

/** The namespace that a prefix names, whatever its case, or null. */
export function findNamespaceByPrefix(prefix: string): (typeof NAMESPACES)[number] | null {
	return byPrefix.get(prefix.toLowerCase()) ?? null;
}

/** Talk namespaces are the odd ones. */
export function isTalkNamespace(number: number): boolean {
	return number > 0 && number % 2 === 1;
}

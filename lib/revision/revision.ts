import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/document/canonical";
import { DOCUMENT_VERSION, type WikiDocument } from "@/lib/document/schema";

/** What identifies the content of a revision: hex SHA-256 and size in bytes of its canonical JSON. */
export interface Fingerprint {
	readonly sha256: string;
	readonly size: number;
}

/** Of long documents it takes a while, and a save asks several times; documents never change. */
const known = new WeakMap<WikiDocument, Fingerprint>();

/** Fingerprints a document; equal documents have equal fingerprints, whatever the order of their keys. */
export function fingerprint(document: WikiDocument): Fingerprint {
	const print = known.get(document) ?? takeFingerprint(document);
	known.set(document, print);
	return print;
}

function takeFingerprint(document: WikiDocument): Fingerprint {
	const bytes = Buffer.from(canonicalJson(document), "utf8");
	return { sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };
}

/** The document of a page that has no revision yet: the common ancestor of two people who create it at once. */
export const NO_DOCUMENT: WikiDocument = {
	type: "doc",
	attrs: { version: DOCUMENT_VERSION },
	content: [{ type: "paragraph", attrs: { id: "empty" } }],
};

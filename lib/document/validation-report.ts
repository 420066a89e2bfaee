import { DOCUMENT_LIMITS } from "./schema";

export interface DocumentIssue {
	/** Where in the document, as in `content[3].attrs.level`; empty for the document itself. */
	readonly path: string;
	readonly message: string;
}

const MAX_ISSUES = 20;

/** The walk stops here: nothing that follows would be worth the time. */
export class Stop extends Error {}

/** What a walk over a document finds wrong, and how much of it there was so far. */
export class ValidationReport {
	readonly issues: DocumentIssue[] = [];
	private nodes = 0;
	private bytes = 0;

	countNode(): void {
		if (++this.nodes > DOCUMENT_LIMITS.nodes) this.stop(`has more than ${DOCUMENT_LIMITS.nodes} nodes`);
	}

	countText(text: string): void {
		this.bytes += utf8Length(text);
		if (this.bytes > DOCUMENT_LIMITS.textBytes) this.stop(`has more than ${DOCUMENT_LIMITS.textBytes} bytes of text`);
	}

	refuse(path: string, message: string): null {
		this.issues.push({ path, message });
		if (this.issues.length >= MAX_ISSUES) throw new Stop();
		return null;
	}

	/** The document as a whole is too much. */
	private stop(message: string): never {
		this.issues.push({ path: "", message });
		throw new Stop();
	}
}

/** The path of a field of what stands at a path. */
export function at(path: string, field: string): string {
	return path === "" ? field : `${path}.${field}`;
}

/** Names from outside appear in messages cut short, so that an answer cannot be made larger than its question. */
export function quote(name: unknown): string {
	return typeof name === "string" ? JSON.stringify(name.slice(0, 40)) : `a ${name === null ? "null" : typeof name}`;
}

function utf8Length(text: string): number {
	let bytes = text.length;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		// Each half of a surrogate pair counts 2, making the 4 bytes of its character.
		if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
	}
	return bytes;
}

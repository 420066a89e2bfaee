import { joinTexts } from "@/lib/document/inline";
import { DOCUMENT_VERSION, type DocumentNode, type WikiDocument } from "@/lib/document/schema";
import { isTextblock } from "@/lib/document/text";

/** What a block is called where it is asked about. */
const NAMES: Readonly<Record<string, string>> = {
	doc: "The whole page",
	paragraph: "Paragraph",
	heading: "Heading",
	bulletList: "List",
	orderedList: "Numbered list",
	listItem: "Item of a list",
	blockquote: "Quotation",
	attribution: "Source of a quotation",
	table: "Table",
	tableRow: "Row of a table",
	tableCell: "Cell of a table",
	tableHeader: "Heading of a table",
	codeBlock: "Code",
	callout: "Callout",
	accounts: "Accounts",
	account: "One of several accounts",
	accountsQuestion: "Question of accounts",
	accountAnswer: "Answer of an account",
	redirect: "Redirect",
	horizontalRule: "Line",
};

/** Where a block stands that tells little by itself, by what it is in. */
const HOLDERS: Readonly<Record<string, string>> = {
	listItem: "in a list",
	blockquote: "in a quotation",
	tableCell: "in a table",
	tableHeader: "in a table",
	callout: "in a callout",
	account: "in one of several accounts",
};

/** Blocks without words to write, or whose parts do not stand alone. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(["redirect", "account", "horizontalRule"]);

export function describeBlock(node: DocumentNode): string {
	return NAMES[node.type] ?? "Block";
}

/** By overlap, where in its block of the document it stands; nothing for one that stands by itself. */
export function describeHolders(tree: DocumentNode): Map<string, string> {
	const found = new Map<string, string>();
	const walk = (node: DocumentNode, holder: string | undefined): void => {
		if (node.type !== "overlap") {
			for (const child of node.content ?? []) walk(child, HOLDERS[node.type] ?? holder);
		} else if (holder) found.set(String(node.attrs?.id), holder);
	};
	walk(tree, undefined);
	return found;
}

/** Where a block stands that was put into one of this kind. */
export function sayPutInto(kind: string): string {
	if (kind === "doc") return "It stands by itself now.";
	return kind === "accounts"
		? "It is in one of several accounts now."
		: `It is in a ${describeBlock({ type: kind }).toLowerCase()} now.`;
}

export function canBeWritten(node: DocumentNode): boolean {
	return !NOT_WRITTEN.has(node.type);
}

function wrapped(type: string, ...content: DocumentNode[]): DocumentNode {
	return { type, attrs: { id: `around-${type}` }, content };
}

function paragraph({ attrs, content }: DocumentNode): DocumentNode {
	return { type: "paragraph", attrs: { id: attrs?.id }, ...(content && { content }) };
}

function standingAlone(node: DocumentNode): readonly DocumentNode[] {
	switch (node.type) {
		case "doc":
			return node.content ?? [];
		case "listItem":
			return [wrapped("bulletList", node)];
		case "tableRow":
			return [wrapped("table", node)];
		case "tableCell":
		case "tableHeader":
			return [wrapped("table", wrapped("tableRow", node))];
		case "account":
			return (node.content ?? []).map((child) => (child.type === "accountAnswer" ? paragraph(child) : child));
		case "attribution":
		case "accountsQuestion":
		case "accountAnswer":
			return [paragraph(node)];
		case "redirect":
			return [node, { type: "paragraph", attrs: { id: "around-redirect" } }];
		default:
			return [node];
	}
}

/** A block as a document, in what it needs around it. */
export function asDocument(node: DocumentNode): WikiDocument {
	return { type: "doc", attrs: { version: DOCUMENT_VERSION }, content: standingAlone(node) };
}

/** The blocks that `asDocument` put a document around, as they have been written since. */
export function fromDocument(content: readonly DocumentNode[], type: string): readonly DocumentNode[] {
	switch (type) {
		case "listItem":
			return content.flatMap((node) => (/List$/.test(node.type) ? (node.content ?? []) : [node]));
		case "tableRow":
			return content.flatMap((node) => (node.type === "table" ? (node.content ?? []) : [node]));
		case "tableCell":
		case "tableHeader":
			return content.flatMap((node) =>
				node.type === "table" ? (node.content ?? []).flatMap((row) => row.content ?? []) : [node],
			);
		case "attribution":
		case "accountsQuestion":
		case "accountAnswer": {
			const [first] = content;
			const texts = content.filter((node) => isTextblock(node.type)).map((node) => node.content ?? []);
			const words = texts.flatMap((own, index) => (index === 0 ? own : [{ type: "text", text: " " }, ...own]));
			return [{ type, attrs: { id: first?.attrs?.id }, ...(words.length > 0 && { content: joinTexts(words) }) }];
		}
		default:
			return content;
	}
}

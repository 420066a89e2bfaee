import type { WikiDocument } from "@/lib/document/schema";
import { parseTitle, titleToHref } from "@/lib/title/title";
import { CopyText } from "./copy-text";
import type { PublishMessage } from "./use-publish";

/** Where a text can go whose page was moved or deleted while it was written. */
export function WaysOn({ message, document }: { message: PublishMessage | null; document: () => WikiDocument }) {
	if (message?.gone) return <CopyText label="Copy my full text" document={document} />;
	if (!message?.movedTo) return null;
	const moved = parseTitle(message.movedTo);
	return moved.ok && <a href={`${titleToHref(moved.title)}?action=edit`}>Go on at “{message.movedTo}”</a>;
}

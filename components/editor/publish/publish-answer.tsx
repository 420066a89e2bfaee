import type { WikiDocument } from "@/lib/document/schema";
import { parseTitle, titleToHref } from "@/lib/title/title";
import { CopyText } from "./copy-text";
import { OtherTitle } from "./other-title";
import type { Account } from "./publish-page";
import type { PublishMessage } from "./use-publish";

interface WaysOnProps {
	message: PublishMessage;
	document: () => WikiDocument;
	/** What copying it is called. */
	copyLabel: string;
	author: Account;
	/** The page that is edited. */
	href: string;
	onPublishAs: (account: Account) => void;
	onOtherTitle: (written: string) => Promise<string | null>;
}

/** What the wiki said to the last attempt to publish, with the ways to save the text itself where it cannot be published here. */
export function PublishAnswer({ message, ...ways }: Omit<WaysOnProps, "message"> & { message: PublishMessage | null }) {
	return (
		message && (
			<p className={`publish-message ${message.kind}`} role={message.kind === "error" ? "alert" : "status"}>
				{message.text} <WaysOn message={message} {...ways} />
			</p>
		)
	);
}

/** Where a text can go whose page was moved or deleted while it was written, or whose writer is not signed in any more. */
function WaysOn({ message, document, copyLabel, author, href, onPublishAs, onOtherTitle }: WaysOnProps) {
	if (message.gone) {
		return (
			<span className="ways-on">
				<CopyText label={copyLabel} document={document} /> <OtherTitle onGo={onOtherTitle} />
			</span>
		);
	}
	if (message.signedInAs) {
		const { signedInAs } = message;
		return (
			<span className="ways-on">
				<a href={`/sign-in?${new URLSearchParams({ as: author.name, return: href })}`} target="_blank" rel="noreferrer">
					Sign in as {author.name}
				</a>{" "}
				<button type="button" className="button" onClick={() => onPublishAs(signedInAs)}>
					Publish as {signedInAs.name}
				</button>
			</span>
		);
	}
	if (!message.movedTo) return null;
	const moved = parseTitle(message.movedTo);
	return moved.ok && <a href={`${titleToHref(moved.title)}?action=edit`}>Go on at “{message.movedTo}”</a>;
}

"use client";

import { EditorContent } from "@tiptap/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { WikiDocument } from "@/lib/document/schema";
import "@/components/source/source.css";
import "@/components/citation/citation.css";
import "./editor.css";
import "./citation.css";
import { AccountsPanel } from "./accounts-panel";
import { AlsoEditing } from "./also-editing";
import { CitationPanel } from "./citation/citation-panel";
import { ProposalDesk } from "./citation/proposal-desk";
import { ProposalPanel } from "./citation/proposal-panel";
import { SourceBook } from "./citation/source-book";
import { ConflictView } from "./conflict/conflict-view";
import { describeCoverage } from "./describe-coverage";
import { describeLength } from "./describe-length";
import { DraftOffer } from "./draft/draft-offer";
import { DraftStatus, describeChoices } from "./draft/draft-status";
import type { Unfinished } from "./draft/unfinished";
import { useOffers } from "./draft/use-offers";
import { editorExtensions } from "./extensions/kit";
import { IdleLine } from "./idle-line";
import { KeyboardHelp } from "./keyboard-help";
import { makeLinkBook } from "./link-book";
import { LinkPanel } from "./link-panel";
import { PublishAnswer } from "./publish/publish-answer";
import type { Account, Conflict } from "./publish/publish-page";
import { PublishPanel, type View } from "./publish/publish-panel";
import type { EditorPage, Session } from "./session";
import { SuggestPopup } from "./suggest/popup";
import { PopupStore } from "./suggest/popup-store";
import { Changes, Preview, WrittenChanges } from "./text-view";
import { Bubble } from "./toolbar/bubble";
import { Toolbar } from "./toolbar/toolbar";
import { useWriting } from "./use-writing";

/** Blocks from which on an article is long enough to be laid out in parts. */
const LONG = 400;

/** The page editor: the text as readers will see it, and around it what writing needs. */
export function ArticleEditor({ page }: { page: EditorPage }) {
	const [book] = useState(() => makeLinkBook(page.knownPages));
	const [desk] = useState(
		() => new ProposalDesk(new SourceBook(page.knownSources, page.tiers, page.series), page.user.id),
	);
	const [popups] = useState(() => new PopupStore());
	const [view, setView] = useState<View>("write");
	const [panel, setPanel] = useState<"link" | "help" | null>(null);
	const [publishOpen, setPublishOpen] = useState(false);
	const root = useRef<HTMLDivElement>(null);
	const focusOn = useCallback((selector: string) => root.current?.querySelector<HTMLElement>(selector)?.focus(), []);

	const writing = useWriting(
		page,
		editorExtensions(
			book,
			desk,
			popups,
			{
				onLink: () => setPanel("link"),
				onCitation: () => focusOn(".citation-panel input"),
				onHelp: () => setPanel("help"),
				onToolbar: () => focusOn(".toolbar [tabindex='0']"),
				onPublish: () => {
					flushSync(() => setPublishOpen(true));
					focusOn(".publish-summary input");
				},
			},
			page.latestRevisionId === null && !page.deleted ? "Begin the article…" : "Write, or type / for a menu",
		),
	);
	const { editor, session, publish } = writing;
	const { offers, compared, ...offering } = useOffers(page);

	useEffect(() => {
		const onKey = (event: KeyboardEvent): void => {
			const typing = (event.target as HTMLElement).closest?.(
				"input, textarea, select, [contenteditable='true'], dialog",
			);
			if (event.key === "?" && !typing) setPanel("help");
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, []);

	const showText = (): void => {
		setView("write");
		offering.closeComparison();
	};
	const restore = async (draft: Unfinished): Promise<void> => {
		if (!(await writing.restore(draft))) return;
		showText();
		offering.withdraw(draft);
		desk.offerAgain();
	};
	const goOnWith = (text: WikiDocument, begun: Session): void => {
		publish.closeConflict();
		writing.continueWith(text, begun);
		showText();
	};

	const [offer] = offers;
	const conflict = publish.begun?.conflict ?? null;
	/** The line above the editor names the revision that was latest when it opened. */
	const rebased = conflict !== null || session.baseRevisionId !== page.latestRevisionId;
	const publishChosen = (conflict: Conflict, document: WikiDocument, as?: Account): Promise<void> =>
		publish.run(
			{
				baseRevisionId: conflict.theirs.revisionId,
				documentJson: JSON.stringify(document),
				summary: writing.summary,
				minor: writing.minor,
			},
			as,
		);
	const answering = { message: publish.message, author: publish.author, href: page.href };
	const titled = { book, sources: desk.book.sources, title: page.title };

	if (writing.broken) {
		return (
			<p className="notice" role="alert">
				This page holds something that the editor cannot show. It was not changed; please tell an administrator.
			</p>
		);
	}
	return (
		<div
			className={session.base.content.length > LONG ? "editor editor-long" : "editor"}
			ref={root}
			data-rebased={rebased || undefined}
		>
			{rebased && !conflict && (
				<p className="editor-base">
					Your text is based on{" "}
					{session.baseRevisionId === null ? "no earlier revision" : `revision ${session.baseRevisionId}`}.
				</p>
			)}
			{offer && !conflict && (
				<DraftOffer
					draft={offer}
					others={offers.length - 1}
					latestRevisionId={page.latestRevisionId}
					deleted={page.deleted}
					onRestore={() => restore(offer)}
					onCompare={() => offering.compare(offer)}
					onDiscard={() => offering.discard(offer)}
				/>
			)}
			{compared && (
				<section className="editor-view" aria-label="The draft compared with the page">
					<Changes before={session.base} after={compared} {...titled} />
				</section>
			)}
			{publish.begun && conflict && (
				<ConflictView
					key={conflict.theirs.revisionId}
					begun={publish.begun}
					userName={publish.author.name}
					works={desk.book}
					busy={publish.busy}
					answer={(resolved) => (
						<PublishAnswer
							{...answering}
							document={resolved}
							copyLabel="Copy the text as I chose it"
							onPublishAs={(account) => publishChosen(conflict, resolved(), account)}
							onOtherTitle={(written) => writing.carryTo(written, JSON.stringify(resolved()))}
						/>
					)}
					{...titled}
					onChoices={publish.noteChoices}
					status={<DraftStatus state={writing.draftState} say={describeChoices} />}
					onPublish={(document) => publishChosen(conflict, document)}
					onEdit={(document) =>
						goOnWith(document, {
							baseRevisionId: conflict.theirs.revisionId,
							base: conflict.theirs.document,
							section: null,
						})
					}
					onTakeTheirs={publish.takeTheirs}
				/>
			)}
			<div hidden={view !== "write" || conflict !== null}>
				{editor && (
					<Toolbar
						editor={editor}
						onLink={() => setPanel("link")}
						onFindCitations={() => desk.readDocument()}
						onHelp={() => setPanel("help")}
					/>
				)}
				{editor && <Bubble editor={editor} onLink={() => setPanel("link")} />}
				<div className="editor-sheet">
					<EditorContent editor={editor} />
					<div className="editor-beside">
						<div className="editor-panels">
							{editor && panel === "link" && <LinkPanel editor={editor} book={book} onClose={() => setPanel(null)} />}
							{editor && panel !== "link" && <CitationPanel editor={editor} book={desk.book} />}
							{editor && panel !== "link" && <AccountsPanel editor={editor} />}
							<ProposalPanel desk={desk} />
						</div>
					</div>
				</div>
			</div>
			{view === "preview" && (
				<section className="editor-view" aria-label="Preview">
					<Preview document={writing.current()} tiers={page.tiers} reading={page.reading} {...titled} />
				</section>
			)}
			{view === "changes" && (
				<section className="editor-view" aria-label="Your changes">
					<WrittenChanges before={session.base} text={writing.compose()} {...titled} />
				</section>
			)}
			{!conflict && (
				<PublishPanel
					summary={writing.summary}
					onSummary={writing.writeSummary}
					minor={writing.minor}
					onMinor={page.user.mayMinor && session.baseRevisionId !== null ? writing.setMinor : undefined}
					view={view}
					onView={setView}
					onPublish={() => writing.publishText()}
					cancelHref={page.href}
					busy={publish.busy}
					disabled={!editor || page.deleted}
					licence={page.licence}
					open={publishOpen}
					onOpen={setPublishOpen}
					answer={
						<PublishAnswer
							{...answering}
							document={writing.current}
							copyLabel="Copy my full text"
							onPublishAs={writing.publishText}
							onOtherTitle={(written) => writing.carryTo(written, writing.compose())}
						/>
					}
					status={
						<>
							{editor && <IdleLine editor={editor} className="word-count" say={describeLength} />}
							{editor && <IdleLine editor={editor} className="coverage" say={describeCoverage} />}
							<DraftStatus state={writing.draftState} />
							<AlsoEditing title={page.title} />
						</>
					}
				/>
			)}
			<SuggestPopup store={popups} />
			{panel === "help" && <KeyboardHelp onClose={() => setPanel(null)} />}
		</div>
	);
}

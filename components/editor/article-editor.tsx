"use client";

import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { EditorContent, useEditor } from "@tiptap/react";
import { useCallback, useEffect, useRef, useState } from "react";
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
import { carryDraft } from "./draft/carry-draft";
import { DraftOffer } from "./draft/draft-offer";
import { DraftStatus, describeChoices } from "./draft/draft-status";
import { holdSlot, newSlot } from "./draft/slot";
import { findUnfinished, type Unfinished } from "./draft/unfinished";
import { useAutosave } from "./draft/use-autosave";
import { editorExtensions } from "./extensions/kit";
import { IdleLine } from "./idle-line";
import { KeyboardHelp } from "./keyboard-help";
import { makeLinkBook } from "./link-book";
import { LinkPanel } from "./link-panel";
import type { Account } from "./publish/publish-page";
import { PublishPanel, type View } from "./publish/publish-panel";
import { usePublish } from "./publish/use-publish";
import { WaysOn } from "./publish/ways-on";
import {
	asContent,
	beginSession,
	composeJson,
	type EditorPage,
	openedDocument,
	type Session,
	sectionSummary,
	startingDocument,
} from "./session";
import { SuggestPopup } from "./suggest/popup";
import { PopupStore } from "./suggest/popup-store";
import { Changes, Preview, WrittenChanges } from "./text-view";
import { Bubble } from "./toolbar/bubble";
import { Toolbar } from "./toolbar/toolbar";

/** Blocks from which on an article is long enough to be laid out in parts. */
const LONG = 400;

/** The page editor: the text as readers will see it, and around it what writing needs. */
export function ArticleEditor({ page }: { page: EditorPage }) {
	const [book] = useState(() => makeLinkBook(page.knownPages));
	const [desk] = useState(
		() => new ProposalDesk(new SourceBook(page.knownSources, page.tiers, page.series), page.user.id),
	);
	const [popups] = useState(() => new PopupStore());
	const [session, setSession] = useState<Session>(() => beginSession(page));
	const [slot, setSlot] = useState<string>(newSlot);
	const [summary, setSummary] = useState(() => page.start?.summary ?? sectionSummary(page.section));
	const [minor, setMinor] = useState(false);
	const [view, setView] = useState<View>("write");
	const [panel, setPanel] = useState<"link" | "help" | null>(null);
	const [broken, setBroken] = useState(false);
	const [offers, setOffers] = useState<Unfinished[]>([]);
	const [compared, setCompared] = useState<WikiDocument | null>(null);
	const root = useRef<HTMLDivElement>(null);
	const focusOn = useCallback((selector: string) => root.current?.querySelector<HTMLElement>(selector)?.focus(), []);

	const editor = useEditor({
		extensions: editorExtensions(
			book,
			desk,
			popups,
			{
				onLink: () => setPanel("link"),
				onCitation: () => focusOn(".citation-panel input"),
				onHelp: () => setPanel("help"),
				onToolbar: () => focusOn(".toolbar [tabindex='0']"),
				onPublish: () => focusOn(".publish-summary input"),
			},
			page.latestRevisionId === null && !page.deleted ? "Begin the article…" : "Write, or type / for a menu",
		),
		content: asContent(startingDocument(page, session)),
		immediatelyRender: false,
		shouldRerenderOnTransaction: false,
		enableContentCheck: true,
		injectCSS: false,
		onContentError: () => setBroken(true),
		editorProps: {
			attributes: {
				class: "prose editor-text",
				role: "textbox",
				"aria-multiline": "true",
				"aria-label": "Text of the page",
			},
		},
		onUpdate: () => autosave.touch(),
	});

	/** What the editor opened, to know whether anything differs from it; nodes that did not change compare at once. */
	const opened = useRef<ProseMirrorNode | null>(null);
	if (editor && !opened.current) {
		opened.current = page.start ? editor.schema.nodeFromJSON(openedDocument(session)) : editor.state.doc;
	}
	const isDirty = useCallback(
		() => editor !== null && opened.current !== null && !editor.state.doc.eq(opened.current),
		[editor],
	);
	const compose = useCallback(
		() => (editor ? composeJson(session, editor.state.doc) : JSON.stringify(session.base)),
		[editor, session],
	);

	const autosave = useAutosave({ userId: page.user.id, title: page.title, slot }, () => {
		const { baseRevisionId } = session;
		const begun = publish.findBegun(baseRevisionId);
		return isDirty() || begun
			? {
					baseRevisionId,
					documentJson: compose(),
					summary,
					minor,
					savedAt: Date.now(),
					...(begun && { conflict: begun }),
				}
			: null;
	});
	const publish = usePublish(page, autosave, isDirty);

	useEffect(() => holdSlot(slot), [slot]);
	useEffect(() => {
		findUnfinished(page.user.id, page.title).then(setOffers, () => undefined);
	}, [page]);
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

	/** Puts a text into the editor as a change to some revision. */
	const continueWith = (text: WikiDocument, begun: Session): void => {
		if (!editor) return;
		setSession(begun);
		opened.current = editor.schema.nodeFromJSON(begun.base);
		editor.chain().setContent(asContent(text), { emitUpdate: false, errorOnInvalidContent: true }).focus("start").run();
		setView("write");
		setCompared(null);
		autosave.touch();
	};

	const restore = async (draft: Unfinished): Promise<void> => {
		const text = await draft.load();
		if (!text) return publish.say("This draft could not be loaded; it is kept. Try again in a moment.");
		const base = await publish.findBase(draft.baseRevisionId, beginSession(page));
		setSummary(draft.summary);
		setMinor(draft.minor);
		if (!draft.slot.startsWith("conflict-")) {
			setSlot(draft.slot);
			autosave.adopt(draft.serverId);
		} else publish.supersede(draft);
		const copies = draft.conflict?.copies ?? [];
		setOffers(
			offers.filter(({ slot: other, serverId }) => other !== draft.slot && !copies.some((id) => id === serverId)),
		);
		continueWith(text, base);
		desk.offerAgain();
		if (draft.conflict) publish.openConflict(draft.conflict);
	};

	const discard = async (draft: Unfinished): Promise<void> => {
		await draft.discard();
		setCompared(null);
		setOffers(offers.filter(({ slot: other }) => other !== draft.slot));
	};

	const [offer] = offers;
	const conflict = publish.begun?.conflict ?? null;
	const publishText = (as?: Account): Promise<void> =>
		publish.run({ baseRevisionId: session.baseRevisionId, documentJson: compose(), summary, minor }, as);
	const carryTo = async (written: string): Promise<string | null> => {
		const text = { userId: page.user.id, title: page.title, documentJson: compose(), summary };
		const carried = await carryDraft(text, written);
		if (!carried.ok) return carried.problem;
		publish.startAgain(carried.href);
		return null;
	};
	/** The line above the editor names the revision that was latest when it opened. */
	const rebased = conflict !== null || session.baseRevisionId !== page.latestRevisionId;
	const current = (): WikiDocument => JSON.parse(compose()) as WikiDocument;
	const titled = { book, sources: desk.book.sources, title: page.title };

	if (broken) {
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
					onCompare={async () => setCompared(compared ? null : await offer.load())}
					onDiscard={() => discard(offer)}
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
					message={publish.message?.text ?? null}
					{...titled}
					onChoices={publish.noteChoices}
					status={<DraftStatus state={autosave.state} say={describeChoices} />}
					onPublish={(document) =>
						publish.run({
							baseRevisionId: conflict.theirs.revisionId,
							documentJson: JSON.stringify(document),
							summary,
							minor,
						})
					}
					onEdit={(document) => {
						publish.closeConflict();
						continueWith(document, {
							baseRevisionId: conflict.theirs.revisionId,
							base: conflict.theirs.document,
							section: null,
						});
					}}
					onTakeTheirs={() => publish.startAgain(page.href)}
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
					<Preview document={current()} tiers={page.tiers} reading={page.reading} {...titled} />
				</section>
			)}
			{view === "changes" && (
				<section className="editor-view" aria-label="Your changes">
					<WrittenChanges before={session.base} text={compose()} {...titled} />
				</section>
			)}
			{!conflict && (
				<PublishPanel
					summary={summary}
					onSummary={(text) => {
						setSummary(text);
						autosave.touch();
					}}
					minor={minor}
					onMinor={page.user.mayMinor && session.baseRevisionId !== null ? setMinor : undefined}
					view={view}
					onView={setView}
					onPublish={() => publishText()}
					cancelHref={page.href}
					busy={publish.busy}
					disabled={!editor || page.deleted}
					licence={page.licence}
					message={publish.message}
					ways={
						<WaysOn
							message={publish.message}
							document={current}
							author={publish.author}
							href={page.href}
							onPublishAs={publishText}
							onOtherTitle={carryTo}
						/>
					}
					status={
						<>
							{editor && <IdleLine editor={editor} className="word-count" say={describeLength} />}
							{editor && <IdleLine editor={editor} className="coverage" say={describeCoverage} />}
							<DraftStatus state={autosave.state} />
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

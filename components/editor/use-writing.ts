"use client";

import type { Extensions } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { useEditor } from "@tiptap/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { WikiDocument } from "@/lib/document/schema";
import { carryDraft } from "./draft/carry-draft";
import { holdSlot, newSlot } from "./draft/slot";
import type { Unfinished } from "./draft/unfinished";
import { useAutosave } from "./draft/use-autosave";
import type { Account } from "./publish/publish-page";
import { usePublish } from "./publish/use-publish";
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

/** The text of a page while it is written: the revision it began from, the draft it is kept as, and its publishing. */
export function useWriting(page: EditorPage, extensions: Extensions) {
	const [session, setSession] = useState<Session>(() => beginSession(page));
	const [slot, setSlot] = useState<string>(newSlot);
	const [summary, setSummary] = useState(() => page.start?.summary ?? sectionSummary(page.section));
	const [minor, setMinor] = useState(false);
	const [broken, setBroken] = useState(false);

	const editor = useEditor({
		extensions,
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

	/** Puts a text into the editor as a change to some revision. */
	const continueWith = (text: WikiDocument, begun: Session): void => {
		if (!editor) return;
		setSession(begun);
		opened.current = editor.schema.nodeFromJSON(begun.base);
		editor.chain().setContent(asContent(text), { emitUpdate: false, errorOnInvalidContent: true }).focus("start").run();
		autosave.touch();
	};

	/** Goes on with a draft; false where its text cannot be had. */
	const restore = async (draft: Unfinished): Promise<boolean> => {
		const text = await draft.load();
		if (!text) {
			publish.say("This draft could not be loaded; it is kept. Try again in a moment.");
			return false;
		}
		publish.sayNoMore();
		const base = await publish.findBase(draft.baseRevisionId, beginSession(page));
		setSummary(draft.summary);
		setMinor(draft.minor);
		if (!draft.slot.startsWith("conflict-")) {
			setSlot(draft.slot);
			autosave.adopt(draft.serverId);
		} else publish.supersede(draft);
		continueWith(text, base);
		if (draft.conflict) publish.openConflict(draft.conflict);
		return true;
	};

	const publishText = (as?: Account): Promise<void> =>
		publish.run({ baseRevisionId: session.baseRevisionId, documentJson: compose(), summary, minor }, as);

	/** Takes a text to another title; what is wrong with that, where anything is. */
	const carryTo = async (written: string, documentJson: string): Promise<string | null> => {
		const text = { userId: page.user.id, title: page.title, documentJson, summary };
		const carried = await carryDraft(text, written);
		if (!carried.ok) return carried.problem;
		publish.startAgain(carried.href);
		return null;
	};

	return {
		editor,
		/** The page holds what the editor cannot show. */
		broken,
		session,
		compose,
		current: (): WikiDocument => JSON.parse(compose()) as WikiDocument,
		summary,
		writeSummary: (text: string): void => {
			setSummary(text);
			autosave.touch();
		},
		minor,
		setMinor,
		draftState: autosave.state,
		publish,
		continueWith,
		restore,
		publishText,
		carryTo,
	};
}

"use client";

import { useEffect, useRef } from "react";
import type { DraftState, DraftStateStore } from "./use-autosave";

function ago(then: number, now: number): string {
	const seconds = Math.max(0, Math.round((now - then) / 1000));
	if (seconds < 2) return "just now";
	if (seconds < 60) return `${seconds} s ago`;
	const minutes = Math.round(seconds / 60);
	return minutes < 60 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}

/** Says what is kept where, in one line; "saved" only after the store has confirmed it. */
export function describeDraft(state: DraftState, now: number): { text: string; warning: boolean } {
	const { browserSavedAt, serverSavedAt, browser, server, pending } = state;
	if (browser === "failed" && server !== "works") {
		return { text: "Nothing you type is being kept: neither this browser nor the wiki can store it", warning: true };
	}
	if (browser === "failed") {
		const when = serverSavedAt === null ? "" : ` · Draft saved on the wiki ${ago(serverSavedAt, now)}`;
		return { text: `This browser cannot store drafts; they are kept on the wiki only${when}`, warning: true };
	}
	const savedAt = Math.max(browserSavedAt ?? 0, serverSavedAt ?? 0);
	if (server !== "works") {
		const why = {
			unreachable: "offline",
			"signed-out": "signed out",
			"other-account": "another account is signed in",
			refused: "the wiki refused the draft",
		}[server];
		const kept = browserSavedAt === null ? "" : `Draft saved in this browser ${ago(browserSavedAt, now)} · `;
		return { text: `${kept}not on the wiki (${why})`, warning: true };
	}
	if (savedAt === 0) return { text: pending ? "Saving draft…" : "", warning: false };
	return { text: `Draft saved ${ago(savedAt, now)}${pending ? " · saving…" : ""}`, warning: false };
}

/** The same of what is chosen and written in a conflict, which the browser alone keeps. */
export function describeChoices(state: DraftState, now: number): { text: string; warning: boolean } {
	const { browserSavedAt, browser, pending } = state;
	if (browser === "failed") {
		return { text: "This browser cannot keep what you choose and write here: publish before you leave", warning: true };
	}
	if (browserSavedAt === null) return { text: pending ? "Saving in this browser…" : "", warning: false };
	return { text: `Saved in this browser ${ago(browserSavedAt, now)}${pending ? " · saving…" : ""}`, warning: false };
}

interface DraftStatusProps {
	state: DraftStateStore;
	say?: typeof describeDraft;
}

/** The line itself. It is written past React, which would otherwise walk the whole text each second. */
export function DraftStatus({ state, say = describeDraft }: DraftStatusProps) {
	const line = useRef<HTMLSpanElement>(null);
	const announcement = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		const show = (): void => {
			const { text, warning } = say(state.read(), Date.now());
			const spoken = warning ? text.replace(/just now|\d+ (?:s|min|h) ago/, "") : "";
			if (line.current && line.current.textContent !== text) line.current.textContent = text;
			line.current?.classList.toggle("draft-warning", warning);
			if (announcement.current && announcement.current.textContent !== spoken)
				announcement.current.textContent = spoken;
		};
		show();
		const timer = setInterval(show, 1_000);
		const unsubscribe = state.subscribe(show);
		return () => {
			clearInterval(timer);
			unsubscribe();
		};
	}, [state, say]);
	return (
		<>
			<span className="draft-status" ref={line} />
			<span className="visually-hidden" role="status" ref={announcement} />
		</>
	);
}

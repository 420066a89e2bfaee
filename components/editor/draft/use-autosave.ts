"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type BrowserDraft, dropFromBrowser, keepInBrowser } from "./browser-store";
import { dropFromServer, keepOnServer } from "./server-store";

/** Pauses after a keystroke; with a write of at most half a second they stay below two and ten seconds. */
const BROWSER_PAUSE = 900;
const SERVER_PAUSE = 5_000;
const SERVER_RETRY = 8_000;
const SERVER_RETRY_ON_RETURN = 300;

export interface DraftState {
	/** When each store confirmed its last write, in milliseconds; null before the first. */
	browserSavedAt: number | null;
	serverSavedAt: number | null;
	/** Text was typed that neither store has confirmed. */
	pending: boolean;
	browser: "works" | "failed";
	server: "works" | "unreachable" | "signed-out" | "other-account" | "refused";
}

const NOTHING_SAVED: DraftState = {
	browserSavedAt: null,
	serverSavedAt: null,
	pending: false,
	browser: "works",
	server: "works",
};

/**
 * The state of a draft, outside of React: while the text has the focus, React walks all of it at every commit
 * to keep the selection, which a long article makes felt at every keystroke.
 */
export class DraftStateStore {
	#state = NOTHING_SAVED;
	#listeners = new Set<() => void>();

	read = (): DraftState => this.#state;

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	update(change: Partial<DraftState>): void {
		this.#state = { ...this.#state, ...change };
		for (const listener of this.#listeners) listener();
	}
}

export interface Autosave {
	state: DraftStateStore;
	/** Call after every change of the text, the summary or the minor mark. */
	touch: () => void;
	/** Call after a change of what the browser alone keeps. */
	touchHere: () => void;
	/** Writes at once, without waiting for a pause; true when at least one store has confirmed the text. */
	flush: () => Promise<boolean>;
	/** Removes the draft of this editor everywhere: its text was published or thrown away. */
	forget: () => Promise<void>;
	/** Goes on writing the draft that was restored, so that it does not stay behind as a second one. */
	adopt: (serverId: number | null) => void;
}

type DraftKey = Pick<BrowserDraft, "userId" | "title" | "slot">;

/**
 * Keeps the text of an open editor in the browser and on the server while it is written. `read` is called in
 * idle time and returns the text as it is then, or null when nothing differs from what is published.
 */
export function useAutosave(key: DraftKey, read: () => Omit<BrowserDraft, keyof DraftKey> | null): Autosave {
	const [state] = useState(() => new DraftStateStore());
	const latest = useRef({ key, read });
	useEffect(() => {
		latest.current = { key, read };
	});
	const memory = useRef({
		version: 0,
		inBrowser: 0,
		onServer: 0,
		serverId: null as number | null,
		writing: false,
		closed: false,
		browserTimer: 0,
		serverTimer: 0,
	});

	const readDraft = useCallback((): BrowserDraft | null => {
		const text = latest.current.read();
		return text && { ...latest.current.key, ...text };
	}, []);

	/** Everything typed was taken back: a draft that says nothing is not worth offering. */
	const dropBoth = useCallback(async () => {
		const m = memory.current;
		const { serverId } = m;
		m.serverId = null;
		m.inBrowser = m.version;
		m.onServer = m.version;
		state.update({ browserSavedAt: null, serverSavedAt: null, pending: false });
		await Promise.all([
			dropFromBrowser(latest.current.key).catch(() => undefined),
			serverId === null ? undefined : dropFromServer(serverId),
		]);
	}, [state]);

	const keepHere = useCallback(async () => {
		const m = memory.current;
		if (m.closed || m.inBrowser === m.version) return;
		const version = m.version;
		const draft = readDraft();
		if (!draft) return dropBoth();
		try {
			await keepInBrowser(draft);
			m.inBrowser = Math.max(m.inBrowser, version);
			state.update({ browser: "works", browserSavedAt: Date.now(), pending: m.version !== version });
		} catch {
			// Full or forbidden: the server is asked at once instead, and the writer is told.
			state.update({ browser: "failed" });
		}
	}, [readDraft, dropBoth, state]);

	const keepThere = useCallback(
		async (leaving = false) => {
			const m = memory.current;
			if (m.closed || (m.writing && !leaving) || m.onServer === m.version) return;
			const version = m.version;
			const draft = readDraft();
			if (!draft) return dropBoth();
			m.writing = true;
			const kept = await keepOnServer(draft, leaving);
			m.writing = false;
			if (m.closed) {
				if (kept.ok) await dropFromServer(kept.id);
				return;
			}
			if (kept.ok) {
				m.serverId = kept.id;
				m.onServer = Math.max(m.onServer, version);
				state.update({ server: "works", serverSavedAt: Date.now(), pending: m.version !== version });
			} else {
				state.update({ server: kept.problem });
			}
			if (m.onServer !== m.version && (kept.ok || kept.problem === "unreachable")) {
				window.clearTimeout(m.serverTimer);
				m.serverTimer = window.setTimeout(
					() => {
						m.serverTimer = 0;
						void keepThere();
					},
					kept.ok ? SERVER_PAUSE : SERVER_RETRY,
				);
			}
		},
		[readDraft, dropBoth, state],
	);

	const touchHere = useCallback(() => {
		const m = memory.current;
		m.version++;
		if (!state.read().pending) state.update({ pending: true });
		// Timers run from the first unsaved keystroke, not the last: somebody who never pauses is saved too.
		if (m.browserTimer === 0) {
			m.browserTimer = window.setTimeout(() => {
				m.browserTimer = 0;
				whenIdle(() => void keepHere());
			}, BROWSER_PAUSE);
		}
	}, [keepHere, state]);

	const touch = useCallback(() => {
		const m = memory.current;
		touchHere();
		if (m.serverTimer === 0) {
			m.serverTimer = window.setTimeout(() => {
				m.serverTimer = 0;
				whenIdle(() => void keepThere());
			}, SERVER_PAUSE);
		}
	}, [touchHere, keepThere]);

	const flush = useCallback(async () => {
		await Promise.all([keepHere(), keepThere()]);
		const { version, inBrowser, onServer } = memory.current;
		return inBrowser === version || onServer === version;
	}, [keepHere, keepThere]);

	const forget = useCallback(async () => {
		memory.current.closed = true;
		await dropBoth();
	}, [dropBoth]);

	const adopt = useCallback((serverId: number | null) => {
		memory.current.serverId = serverId;
	}, []);

	useEffect(() => {
		const leave = (): void => {
			void keepHere();
			void keepThere(true);
		};
		const comeBack = (): void => {
			window.setTimeout(() => void keepThere(), SERVER_RETRY_ON_RETURN);
		};
		const turn = (): void => {
			if (document.visibilityState === "hidden") leave();
			// In another tab somebody may have signed in again.
			else comeBack();
		};
		window.addEventListener("pagehide", leave);
		document.addEventListener("visibilitychange", turn);
		window.addEventListener("online", comeBack);
		return () => {
			window.removeEventListener("pagehide", leave);
			document.removeEventListener("visibilitychange", turn);
			window.removeEventListener("online", comeBack);
			window.clearTimeout(memory.current.browserTimer);
			window.clearTimeout(memory.current.serverTimer);
		};
	}, [keepHere, keepThere]);

	return { state, touch, touchHere, flush, forget, adopt };
}

function whenIdle(work: () => void): void {
	if ("requestIdleCallback" in window) window.requestIdleCallback(work, { timeout: 500 });
	else setTimeout(work, 0);
}

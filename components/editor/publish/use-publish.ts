"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { PUBLISHED_KEY, type Published } from "@/components/reading/published";
import type { WikiDocument } from "@/lib/document/schema";
import { nameFor } from "@/lib/revision/conflict";
import { type BegunConflict, beginConflict, type Choices } from "../conflict/choices";
import { dropFromServer } from "../draft/server-store";
import type { Unfinished } from "../draft/unfinished";
import type { Autosave } from "../draft/use-autosave";
import type { EditorPage, Session } from "../session";
import { type Account, type KeptOfOthers, type PublishRequest, publishPage } from "./publish-page";

const KEPT = "Your text is kept as a draft.";
/** Said from the start where the page was deleted before it was opened. */
const DELETED: PublishMessage = {
	kind: "note",
	text: "Nothing can be published under this title. Copy your text, or take it to another title.",
	gone: true,
};
const NOT_KEPT = "Your text could not be kept as a draft: leave this page open, or copy it.";

/** What the wiki said to an attempt to publish, and where the text can go instead. */
export interface PublishMessage {
	text: string;
	kind: "error" | "note";
	movedTo?: string | null;
	gone?: boolean;
	/** Who is signed in in place of the author. */
	signedInAs?: Account;
}

/** `2 other changes by Mira were kept. One block that you moved too stands where they put it.` */
export function sayKept(outcome: KeptOfOthers, own: string): string {
	const { changes, authors } = outcome;
	const names = authors.map((name) => nameFor(name, own));
	const by = names.length === 0 ? "others" : new Intl.ListFormat("en").format(names);
	const kept = changes === 1 ? `One other change by ${by} was kept.` : `${changes} other changes by ${by} were kept.`;
	const told = changes === 0 ? `It was merged with what ${by} published meanwhile.` : kept;
	return [told, ...sayMoves(outcome, "they")].join(" ");
}

/** What became of the writer's moves that came to nothing. */
function sayMoves({ yielded, gone }: KeptOfOthers, who: string): string[] {
	const told: string[] = [];
	if (yielded === 1) told.push(`One block that you moved too stands where ${who} put it.`);
	if (yielded > 1) told.push(`${yielded} blocks that you moved too stand where ${who} put them.`);
	if (gone === 1) told.push(`One block that you moved is gone: ${who} deleted it.`);
	if (gone > 1) told.push(`${gone} blocks that you moved are gone: ${who} deleted them.`);
	return told;
}

/** Why nothing was published: nothing changed, or what somebody else did with the same blocks came first. */
export function sayUnchanged(kept: KeptOfOthers | null, own: string): string {
	if (!kept || kept.yielded + kept.gone === 0) return "Nothing changed, so nothing was published.";
	const [author, ...more] = kept.authors;
	const who = author === undefined || more.length > 0 ? "others" : nameFor(author, own);
	return ["Nothing else changed, so nothing was published.", ...sayMoves(kept, who)].join(" ");
}

function newKey(): string {
	return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Leaves word for the page that is read next, which is the same for everybody and cannot know. */
function announce(published: Published): void {
	try {
		sessionStorage.setItem(PUBLISHED_KEY, JSON.stringify(published));
	} catch {
		// A browser that keeps nothing shows the page without the word.
	}
}

/** Publishing from the editor: one key per intention, every answer said clearly, nothing lost on the way. */
export function usePublish(page: EditorPage, autosave: Autosave, isDirty: () => boolean) {
	const [busy, setBusy] = useState(false);
	const atFirst = page.deleted ? DELETED : null;
	const [message, setMessage] = useState<PublishMessage | null>(atFirst);
	const [begun, setBegun] = useState<BegunConflict | null>(null);
	/** The same with every choice since it was opened, outside of React: each word written is one. */
	const settling = useRef<BegunConflict | null>(null);
	/** Who publishes the text: its writer, unless somebody else who signed in chose to. */
	const [author, setAuthor] = useState<Account>(page.user);
	const intention = useRef<{ text: string; key: string } | null>(null);
	const leaving = useRef(false);
	/** Texts that this edit grew out of; once it is published nobody needs them. */
	const superseded = useRef<(() => Promise<void>)[]>([]);

	useEffect(() => {
		const ask = (event: BeforeUnloadEvent): void => {
			if (!leaving.current && isDirty()) event.preventDefault();
		};
		window.addEventListener("beforeunload", ask);
		return () => window.removeEventListener("beforeunload", ask);
	}, [isDirty]);

	const leave = useCallback((href: string): void => {
		leaving.current = true;
		window.location.assign(href);
	}, []);

	const whatIsKept = async (): Promise<string> => {
		const kept = await autosave.flush();
		return kept && (settling.current === null || autosave.state.read().browser === "works") ? KEPT : NOT_KEPT;
	};

	const openConflict = (opened: BegunConflict | null): void => {
		settling.current = opened;
		setBegun(opened);
		// The copies kept for the conflict are needed until what comes of it is published.
		for (const id of opened?.copies ?? []) superseded.current.push(() => dropFromServer(id));
		autosave.touchHere();
	};

	/** The conflict that is open, where more is in it than the draft tells: choices, or those of a conflict before it. */
	const findBegun = (draftBaseId: number | null): BegunConflict | null => {
		const open = settling.current;
		return open && (open.choices.size > 0 || open.conflict.base.revisionId !== draftBaseId) ? open : null;
	};

	/** Leaves the own text of a conflict as one draft: the wiki's copy of it, where there is one. */
	const leaveOne = async ({ conflict }: BegunConflict): Promise<void> => {
		if (conflict.draftId === null) await autosave.flush();
		else await autosave.forget();
	};

	const run = async (request: Omit<PublishRequest, "title" | "begunFrom">, as: Account = author): Promise<void> => {
		const text = JSON.stringify([request.baseRevisionId, request.summary, request.minor, request.documentJson]);
		if (intention.current?.text !== text) intention.current = { text, key: newKey() };
		setBusy(true);
		setMessage(null);
		setAuthor(as);
		const outcome = await publishPage(
			{ ...request, title: page.title, begunFrom: page.start?.begunFrom },
			intention.current.key,
			as.id,
		);
		setBusy(false);
		switch (outcome.kind) {
			case "published": {
				await Promise.all([autosave.forget(), ...superseded.current.map((drop) => drop())]);
				const { revisionId, waiting } = outcome;
				const kept = outcome.kept ? sayKept(outcome.kept, as.name) : undefined;
				if (!waiting || kept) announce({ href: page.href, revisionId, kept, waiting });
				// Readers do not see it yet: the writer goes to the own version, which says so.
				return leave(waiting ? `${page.href}?oldid=${revisionId}` : page.href);
			}
			case "unchanged": {
				const open = settling.current;
				if (open) {
					// The published text was chosen. What was not stays a draft.
					await leaveOne(open);
					announce({ href: page.href, revisionId: outcome.revisionId, unchanged: true });
					return leave(page.href);
				}
				return setMessage({ kind: "note", text: sayUnchanged(outcome.kept, as.name) });
			}
			case "conflict":
				openConflict(beginConflict(outcome.conflict, settling.current));
				return window.scrollTo(0, 0);
			case "refused": {
				const { movedTo, gone } = outcome;
				return setMessage({ kind: "error", text: `${outcome.message} ${await whatIsKept()}`, movedTo, gone });
			}
			case "other-account": {
				const { signedInAs } = outcome;
				const whose = as.id === page.user.id ? "was written" : "was to be published";
				return setMessage({
					kind: "error",
					text: `You are signed in as ${signedInAs.name} now; this text ${whose} as ${as.name}. Nothing was published. ${await whatIsKept()} Sign in as ${as.name} in another tab and publish again here.`,
					signedInAs,
				});
			}
			case "unreachable":
				return setMessage({
					kind: "error",
					text: `The wiki could not be reached. ${await whatIsKept()} Publish again when you are back online; nothing will be published twice.`,
				});
		}
	};

	/** The revision a restored text began from; what the page is now where it cannot be had. */
	const findBase = async (baseRevisionId: number | null, now: Session): Promise<Session> => {
		if (baseRevisionId === now.baseRevisionId || baseRevisionId === null)
			return { ...now, baseRevisionId, section: null };
		try {
			const response = await fetch(`/api/v1/revisions/${baseRevisionId}`);
			const { document } = (await response.json()) as { document?: WikiDocument };
			return { baseRevisionId, base: document ?? now.base, section: null };
		} catch {
			return { baseRevisionId, base: now.base, section: null };
		}
	};

	const startAgain = (href: string): void => leave(`${href}?action=edit`);

	return {
		busy,
		message,
		author,
		begun,
		findBegun,
		run,
		openConflict,
		closeConflict: () => openConflict(null),
		noteChoices: (choices: Choices): void => {
			if (settling.current) settling.current = { ...settling.current, choices };
			autosave.touchHere();
		},
		findBase,
		say: (text: string) => setMessage({ kind: "error", text }),
		sayNoMore: () => setMessage(atFirst),
		supersede: ({ discard }: Unfinished) => superseded.current.push(discard),
		startAgain,
		/** What was chosen in the conflict, or written for it, stays with the draft that it is about. */
		takeTheirs: async (): Promise<void> => {
			const open = settling.current;
			if (open?.choices.size === 0) await leaveOne(open);
			else await autosave.flush();
			startAgain(page.href);
		},
	};
}

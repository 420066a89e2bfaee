import { setTimeout as sleep } from "node:timers/promises";

/** A paragraph as the API has it. */
interface Paragraph {
	readonly type: "paragraph";
	readonly attrs: { readonly id: string };
	readonly content: readonly { readonly type: "text"; readonly text: string }[];
}

interface Article {
	readonly base: number | null;
	readonly paragraphs: readonly Paragraph[];
}

/** What became of the saves of one writer. */
export interface Account {
	/** Answered 201: the revision, and words that stand in what was sent and nowhere else. */
	readonly acknowledged: { readonly revisionId: number; readonly words: string }[];
	/** Answered 409: the draft that keeps what was sent. */
	readonly kept: { readonly draftId: number; readonly words: string }[];
	merged: number;
	/** Sent and never answered, or answered that the wiki is away. */
	unanswered: number;
	/** Answers that no save should get, by status. */
	readonly strange: string[];
}

export function openAccount(): Account {
	return { acknowledged: [], kept: [], merged: 0, unanswered: 0, strange: [] };
}

/** A client that writes: it reads an article, changes one paragraph, and saves on what it read. */
export class Writer {
	readonly account = openAccount();
	private count = 0;

	constructor(
		private readonly name: string,
		private readonly token: string,
		private readonly address: () => string,
	) {}

	/** One save of the paragraph with this id. Returns after the answer, or when there was none. */
	async save(title: string, paragraphId: string): Promise<void> {
		const words = `${this.name}n${++this.count}x`;
		try {
			const { base, paragraphs } = await this.read(title);
			const mine: Paragraph = {
				type: "paragraph",
				attrs: { id: paragraphId },
				content: [{ type: "text", text: `${words} ${"and so on ".repeat(this.count % 7)}`.trim() }],
			};
			const there = paragraphs.some(({ attrs }) => attrs.id === paragraphId);
			const content = there
				? paragraphs.map((one) => (one.attrs.id === paragraphId ? mine : one))
				: [...paragraphs, mine];
			const answer = await this.ask("POST", `/api/v1/pages/${title}/revisions`, {
				baseRevisionId: base,
				document: { type: "doc", attrs: { version: 1 }, content },
				summary: words,
				minor: false,
			});
			const body = (await answer.json()) as { revisionId: number; draftId: number; merged?: boolean };
			if (answer.status === 201) {
				this.account.acknowledged.push({ revisionId: body.revisionId, words });
				if (body.merged) this.account.merged++;
			} else if (answer.status === 409) this.account.kept.push({ draftId: body.draftId, words });
			else this.note(answer.status, JSON.stringify(body));
		} catch {
			// The wiki was killed, or is not back yet.
			this.account.unanswered++;
			await sleep(50);
		}
	}

	/** Whether each text that lost stands in the draft that its answer named. */
	async findLost(): Promise<string[]> {
		const lost: string[] = [];
		for (const { draftId, words } of this.account.kept) {
			const answer = await this.ask("GET", `/api/v1/drafts/${draftId}`);
			if (!answer.ok || !(await answer.text()).includes(words)) lost.push(words);
			if (answer.ok) await this.ask("DELETE", `/api/v1/drafts/${draftId}`);
		}
		this.account.kept.length = 0;
		return lost;
	}

	private async read(title: string): Promise<Article> {
		const answer = await this.ask("GET", `/api/v1/pages/${title}`);
		if (answer.status === 404) return { base: null, paragraphs: [] };
		if (!answer.ok) throw new Error(`${answer.status}`);
		const page = (await answer.json()) as { latestRevisionId: number; document: { content: Paragraph[] } };
		return { base: page.latestRevisionId, paragraphs: page.document.content };
	}

	private note(status: number, detail: string): void {
		if (status === 503) this.account.unanswered++;
		else this.account.strange.push(`${status} ${detail.slice(0, 200)}`);
	}

	private ask(method: string, path: string, body?: unknown): Promise<Response> {
		const address = this.address();
		return fetch(`${address}${path}`, {
			method,
			headers: {
				cookie: `canonry-session=${this.token}`,
				origin: address,
				...(body !== undefined && { "content-type": "application/json" }),
			},
			signal: AbortSignal.timeout(20_000),
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
	}
}

import type { BegunConflict } from "../conflict/choices";

/** An unfinished text as the browser keeps it. */
export interface BrowserDraft {
	slot: string;
	userId: number;
	title: string;
	baseRevisionId: number | null;
	documentJson: string;
	summary: string;
	minor: boolean;
	/** The conflict that the text is in, once something was chosen there; the browser alone keeps it. */
	conflict?: BegunConflict;
	/** Milliseconds since 1970, by this browser's clock. */
	savedAt: number;
}

const DATABASE = "canonry-drafts";
const STORE = "draft";

function open(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(DATABASE, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ["userId", "title", "slot"] });
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
		request.onblocked = () => reject(new Error("blocked"));
	});
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	const database = await open();
	try {
		return await new Promise<T>((resolve, reject) => {
			const transaction = database.transaction(STORE, mode, { durability: "strict" });
			const request = work(transaction.objectStore(STORE));
			// Only a finished transaction is on the disk; a finished request is not.
			transaction.oncomplete = () => resolve(request.result);
			transaction.onerror = () => reject(transaction.error);
			transaction.onabort = () => reject(transaction.error);
		});
	} finally {
		database.close();
	}
}

/** Keeps a text in the browser. Throws when the store is full, forbidden or missing. */
export async function keepInBrowser(draft: BrowserDraft): Promise<void> {
	await inStore("readwrite", (store) => store.put(draft));
}

/** The texts of one user about one page, the newest first. Throws when the store cannot be read. */
export async function listInBrowser(userId: number, title: string): Promise<BrowserDraft[]> {
	const range = IDBKeyRange.bound([userId, title, ""], [userId, title, "\uffff"]);
	const found = await inStore<BrowserDraft[]>("readonly", (store) => store.getAll(range));
	return found.sort((a, b) => b.savedAt - a.savedAt);
}

export async function dropFromBrowser({ userId, title, slot }: Pick<BrowserDraft, "userId" | "title" | "slot">) {
	await inStore("readwrite", (store) => store.delete([userId, title, slot]));
}

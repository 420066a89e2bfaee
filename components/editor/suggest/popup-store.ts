import type { Tier } from "@/lib/source/source";

/** One row of a menu that opens while typing. */
export interface PopupItem {
	id: string;
	label: string;
	detail?: string;
	/** Shown as a link to a page that does not exist. */
	missing?: boolean;
	/** Of a work: shown with its detail on a second line. */
	tier?: Tier | null;
}

export interface Popup {
	label: string;
	items: readonly PopupItem[];
	active: number;
	/** Said when there is nothing to choose. */
	empty: string;
	left: number;
	top: number;
	bottom: number;
	choose: (index: number) => void;
}

/** The one menu that may be open at the cursor; ProseMirror plugins write it, a React component shows it. */
export class PopupStore {
	#popup: Popup | null = null;
	#listeners = new Set<() => void>();

	read = (): Popup | null => this.#popup;

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	show(popup: Popup | null): void {
		this.#popup = popup;
		for (const listener of this.#listeners) listener();
	}
}

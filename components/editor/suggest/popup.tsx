"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { TierMark } from "@/components/source/tier-mark";
import type { PopupStore } from "./popup-store";

export const POPUP_ID = "editor-popup";

/** The menu at the cursor. The text keeps the focus; the plugin that opened it handles the keys. */
export function SuggestPopup({ store }: { store: PopupStore }) {
	const popup = useSyncExternalStore(store.subscribe, store.read, () => null);
	const list = useRef<HTMLDivElement>(null);
	const active = popup?.active;
	useEffect(() => {
		if (active !== undefined) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
	}, [active]);
	if (!popup) return null;
	const above = popup.bottom > window.innerHeight - 300 && popup.top > 300;
	return (
		<div
			className="popup"
			id={POPUP_ID}
			role="listbox"
			aria-label={popup.label}
			ref={list}
			style={{
				left: Math.max(8, Math.min(popup.left, window.innerWidth - 336)),
				...(above ? { bottom: window.innerHeight - popup.top + 4 } : { top: popup.bottom + 4 }),
			}}
		>
			{popup.items.length === 0 && <p className="popup-empty">{popup.empty}</p>}
			{popup.items.map((item, index) => (
				<div
					key={item.id}
					id={`${POPUP_ID}-${index}`}
					role="option"
					tabIndex={-1}
					aria-selected={index === popup.active}
					className={item.tier === undefined ? "popup-row" : "popup-row popup-work"}
					onMouseDown={(event) => {
						event.preventDefault();
						popup.choose(index);
					}}
				>
					<span className={item.missing ? "popup-missing" : undefined}>{item.label}</span>
					{item.detail && <small>{item.detail}</small>}
					{item.tier && <TierMark tier={item.tier} />}
				</div>
			))}
		</div>
	);
}

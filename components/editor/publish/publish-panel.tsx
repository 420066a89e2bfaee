"use client";

import type { FormEvent, ReactNode } from "react";

const SUMMARY_MAX_LENGTH = 500;

export type View = "write" | "preview" | "changes";

interface PublishPanelProps {
	summary: string;
	onSummary: (summary: string) => void;
	minor: boolean;
	/** Absent where this edit cannot be minor. */
	onMinor?: (minor: boolean) => void;
	view: View;
	onView: (view: View) => void;
	onPublish: () => void;
	cancelHref: string;
	busy: boolean;
	disabled: boolean;
	licence: { name: string; href: string } | null;
	/** Whether it stands open on a narrow screen; on a wide one it always does. */
	open: boolean;
	onOpen: (open: boolean) => void;
	/** What the wiki said to the last attempt. */
	answer: ReactNode;
	status: ReactNode;
}

/** Summary, minor, preview, changes, publish: the bar that stays below the text. */
export function PublishPanel(props: PublishPanelProps) {
	const { summary, minor, onMinor, view, onView, busy, disabled, licence, open, answer } = props;
	const submit = (event: FormEvent): void => {
		event.preventDefault();
		props.onPublish();
	};
	return (
		<form className={open ? "publish open" : "publish"} aria-label="Publish" onSubmit={submit}>
			{answer}
			<div className="publish-fields">
				<label className="publish-summary">
					<span className="visually-hidden">Summary</span>
					<input
						type="text"
						value={summary}
						maxLength={SUMMARY_MAX_LENGTH}
						placeholder="Summary: what you changed, and why"
						autoComplete="off"
						onChange={(event) => props.onSummary(event.target.value)}
					/>
				</label>
				{onMinor && (
					<label className="publish-minor">
						<input type="checkbox" checked={minor} onChange={(event) => onMinor(event.target.checked)} />
						Minor edit
					</label>
				)}
				<div className="publish-buttons">
					<button
						type="button"
						className="button"
						aria-pressed={view === "preview"}
						onClick={() => onView(view === "preview" ? "write" : "preview")}
					>
						{view === "preview" ? "Back to the text" : "Show preview"}
					</button>
					<button
						type="button"
						className="button"
						aria-pressed={view === "changes"}
						onClick={() => onView(view === "changes" ? "write" : "changes")}
					>
						{view === "changes" ? "Back to the text" : "Show changes"}
					</button>
					<button type="submit" className="button primary" disabled={busy || disabled}>
						{busy ? "Publishing…" : "Publish changes"}
					</button>
					<a className="button publish-cancel" href={props.cancelHref}>
						Cancel
					</a>
				</div>
			</div>
			<div className="publish-state">
				{props.status}
				{licence && (
					<span className="publish-licence">
						You release your text under <a href={licence.href}>{licence.name}</a>.
					</span>
				)}
				<button
					type="button"
					className={open ? "button publish-open" : "button primary publish-open"}
					aria-expanded={open}
					onClick={() => props.onOpen(!open)}
				>
					{open ? "Back" : "Publish…"}
				</button>
			</div>
		</form>
	);
}

import type { ReactNode } from "react";

interface ProposalRowProps {
	/** What was understood, in a few words: the buttons are about it. */
	name: string;
	children: ReactNode;
	busy: boolean;
	message: string | null;
	/** What it may be instead. */
	similar: readonly { readonly id: number; readonly label: string; readonly onUse: () => void }[];
	/** Whether the registry itself asked about those, so that accepting says that it is none of them. */
	asked: boolean;
	another: string;
	onAccept: () => void;
	onChange: () => void;
	leave: string;
	onLeave: () => void;
}

/** One thing that the text names and the registry does not have: to accept, to correct or to leave. */
export function ProposalRow(props: ProposalRowProps) {
	const { name, children, busy, message, similar, asked, another, onAccept, onChange, leave, onLeave } = props;
	return (
		<li>
			<p>{children}</p>
			{message && (
				<p className="link-problem" role="alert">
					{message}
				</p>
			)}
			<div className="link-buttons">
				{similar.map(({ id, label, onUse }, index) => (
					<button
						key={id}
						type="button"
						className={index === 0 ? "button primary" : "button"}
						disabled={busy}
						onClick={onUse}
					>
						Use {label}
					</button>
				))}
				<button
					type="button"
					className={similar.length > 0 ? "button" : "button primary"}
					aria-label={`${asked ? "Enter another one" : "Accept"}: ${name}`}
					disabled={busy}
					onClick={onAccept}
				>
					{busy ? "Entering…" : asked ? another : "Accept"}
				</button>
				<button type="button" className="button" aria-label={`Change: ${name}`} disabled={busy} onClick={onChange}>
					Change
				</button>
				<button type="button" className="button" aria-label={`${leave}: ${name}`} disabled={busy} onClick={onLeave}>
					{leave}
				</button>
			</div>
		</li>
	);
}

interface FormButtonsProps {
	onCancel: () => void;
}

/** The end of a form in the panel. */
export function FormButtons({ onCancel }: FormButtonsProps) {
	return (
		<div className="link-buttons">
			<button type="submit" className="button primary">
				Done
			</button>
			<button type="button" className="button" onClick={onCancel}>
				Cancel
			</button>
		</div>
	);
}

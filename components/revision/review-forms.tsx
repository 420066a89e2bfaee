"use client";
import { type ReactNode, useActionState, useId } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ReviewFormState } from "@/lib/revision/form";
import { REJECT_REASONS } from "@/lib/revision/reject-reasons";
import { approveRevisionAction, rejectRevisionAction, sendBackRevisionAction } from "@/lib/revision/review-actions";
import { nameRevisions, type WayOn } from "@/lib/revision/review-refusal";
import { specialPageHref } from "@/lib/title/special-pages";
import { EMPTY_FORM } from "@/lib/user/form-state";

interface Decision {
	revisionId: number;
	/** The newest edit that the reviewer has before them. */
	seen: number;
	/** The page of the review, to which a decision leads back. */
	backHref: string;
}

interface ReviewFormsProps extends Decision {
	/** Each null or false where it would be refused; `refused` then says why. */
	approve: { label: string; upTo: boolean } | null;
	/** Rejected edits that it brings back and can be approved with, where it cannot be without. */
	letStand: readonly number[];
	sendBack: boolean;
	reject: boolean;
	refused: ReactNode;
	/** Where one edit is looked at by itself; the id of the edit is put behind it. */
	editHref: string;
	children?: ReactNode;
}

/** The decisions about one edit, or about all that wait; they work without scripts. */
export function ReviewForms(props: ReviewFormsProps) {
	const { approve, letStand, sendBack, reject, refused, editHref, children, ...decision } = props;
	const [approved, approveAction] = useActionState<ReviewFormState, FormData>(approveRevisionAction, EMPTY_FORM);
	const [sent, sendAction] = useActionState<ReviewFormState, FormData>(sendBackRevisionAction, EMPTY_FORM);
	const [rejected, rejectAction] = useActionState<ReviewFormState, FormData>(rejectRevisionAction, EMPTY_FORM);
	const note = useId();
	const because = useId();
	const more = useId();
	return (
		<section className="review-decide" aria-label="Your decision">
			{[approved, sent, rejected].map(({ problem, way = null }) =>
				problem ? (
					<Notice kind="problem" key={problem}>
						{problem} <RefusalWay way={way} editHref={editHref} />
					</Notice>
				) : null,
			)}
			{refused}
			<div className="review-choices">
				{approve && (
					<form action={approveAction}>
						<DecisionFields {...decision} />
						<input type="hidden" name="upTo" value={approve.upTo ? "yes" : "no"} />
						<input type="hidden" name="letStand" value="" />
						<SubmitButton>{approve.label}</SubmitButton>
					</form>
				)}
				{letStand.length > 0 && (
					<details open={isRefused(approved)} name="decision">
						<summary className="button">Approve all the same…</summary>
						<form action={approveAction} className="form">
							<DecisionFields {...decision} />
							<input type="hidden" name="upTo" value="yes" />
							<input type="hidden" name="letStand" value={letStand.join(",")} />
							<p>
								This edit brings back {nameRevisions(letStand)}. Readers will see those words, and every edit that waits
								before this one is approved with it. The rejection itself stays in the history.
							</p>
							<SubmitButton>Approve with {nameRevisions(letStand)}</SubmitButton>
						</form>
					</details>
				)}
				{sendBack && (
					<details open={isRefused(sent)} name="decision">
						<summary className="button">Send back…</summary>
						<form action={sendAction} className="form">
							<DecisionFields {...decision} />
							<div className="form-field">
								<label htmlFor={note}>What is missing</label>
								<textarea
									id={note}
									name="note"
									rows={3}
									maxLength={2000}
									required
									defaultValue={sent.values.note}
									aria-invalid={sent.errors.note ? true : undefined}
									aria-describedby={`${note}-note`}
								/>
								<p className={sent.errors.note ? "form-error" : "form-hint"} id={`${note}-note`}>
									{sent.errors.note ??
										"The author reads this and can save again. The text stays; readers do not see it."}
								</p>
							</div>
							<SubmitButton>Send back</SubmitButton>
						</form>
					</details>
				)}
				{reject && (
					<details open={isRefused(rejected)} name="decision">
						<summary className="button">Reject…</summary>
						<form action={rejectAction} className="form">
							<DecisionFields {...decision} />
							<div className="form-field">
								<label htmlFor={because}>Reason</label>
								<select id={because} name="because" defaultValue={rejected.values.because ?? REJECT_REASONS[0]}>
									{REJECT_REASONS.map((reason) => (
										<option key={reason}>{reason}</option>
									))}
									<option value="">Something else</option>
								</select>
							</div>
							<div className="form-field">
								<label htmlFor={more}>
									More about it <span className="optional">(optional with a reason)</span>
								</label>
								<textarea
									id={more}
									name="more"
									rows={3}
									maxLength={1900}
									defaultValue={rejected.values.more}
									aria-invalid={rejected.errors.more ? true : undefined}
									aria-describedby={`${more}-note`}
								/>
								<p className={rejected.errors.more ? "form-error" : "form-hint"} id={`${more}-note`}>
									{rejected.errors.more ??
										"A new edit of yours takes this one out. The author and those who edit read why, readers do not; both stay in the history."}
								</p>
							</div>
							<SubmitButton>Reject</SubmitButton>
						</form>
					</details>
				)}
				{children}
			</div>
		</section>
	);
}

/** The link to what leads on where a decision is refused. */
export function RefusalWay({ way, editHref }: { way: WayOn | null; editHref: string }) {
	if (!way) return null;
	const { step, revisionId } = way;
	return step === "look" ? (
		<a href={`${editHref}${revisionId}`}>Look at revision {revisionId}</a>
	) : (
		<a href={specialPageHref("Undo", String(revisionId))}>Undo revision {revisionId}</a>
	);
}

function DecisionFields({ revisionId, seen, backHref }: Decision) {
	return (
		<>
			<input type="hidden" name="revision" value={revisionId} />
			<input type="hidden" name="seen" value={seen} />
			<input type="hidden" name="return" value={backHref} />
		</>
	);
}

function isRefused({ problem, errors }: ReviewFormState): boolean {
	return problem !== null || Object.keys(errors).length > 0;
}

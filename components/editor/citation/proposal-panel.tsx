"use client";

import { useSyncExternalStore } from "react";
import type { ProposalDesk } from "./proposal-desk";
import { NO_PROPOSALS, type Stall } from "./proposal-store";
import { SeriesProposalRow } from "./series-proposal-row";
import { WorkProposalRow } from "./work-proposal-row";

const STALLS: Readonly<Record<Stall, string>> = {
	unreachable: "The wiki cannot be reached, so the citations in your text are not read yet.",
	"too-many": "There was much to read in a short time, so the citations in your text are not read yet.",
};

/** Works and series that the text names and the registry does not have: to accept, correct or leave in one place. */
export function ProposalPanel({ desk }: { desk: ProposalDesk }) {
	const { works, series, stall } = useSyncExternalStore(desk.store.subscribe, desk.store.read, () => NO_PROPOSALS);
	const open = works.filter(({ busy }) => !busy).length;
	return (
		<>
			<p className="visually-hidden" role="status">
				{open > 0 && `${open} ${open === 1 ? "work that is" : "works that are"} not in the registry yet`}
				{stall && STALLS[stall]}
			</p>
			{(works.length > 0 || stall) && (
				<aside className="link-panel proposals" aria-label="New sources">
					{stall && (
						<div className="proposals-stall">
							<p>{STALLS[stall]} Nothing is lost: they are read as soon as it is possible.</p>
							<div className="link-buttons">
								<button type="button" className="button" onClick={() => desk.askAgain()}>
									Try again
								</button>
							</div>
						</div>
					)}
					{works.length > 0 && <h2>Not in the registry yet</h2>}
					<ul>
						{series.map((proposal) => (
							<SeriesProposalRow key={proposal.name} desk={desk} proposal={proposal} />
						))}
						{works.map((proposal) => (
							<WorkProposalRow key={proposal.id} desk={desk} proposal={proposal} />
						))}
					</ul>
					{open > 1 && (
						<div className="link-buttons">
							<button type="button" className="button" onClick={() => desk.acceptAll()}>
								Accept all {open}
							</button>
						</div>
					)}
				</aside>
			)}
		</>
	);
}

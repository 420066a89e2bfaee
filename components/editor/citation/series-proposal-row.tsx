"use client";

import { type FormEvent, useState } from "react";
import { KIND_NAMES, type Tier } from "@/lib/source/source";
import { describeSeries } from "./describe-work";
import { KindSelect } from "./kind-select";
import type { SeriesProposal } from "./proposal";
import type { ProposalDesk } from "./proposal-desk";
import { FormButtons, ProposalRow } from "./proposal-row";
import type { SeriesStub } from "./source-api";

/** A series that works of the text name: entered once, for all of them. */
export function SeriesProposalRow({ desk, proposal }: { desk: ProposalDesk; proposal: SeriesProposal }) {
	const [changing, setChanging] = useState(false);
	const { name, stub, busy, similar, message } = proposal;
	const { tiers } = desk.book;
	if (changing) {
		return (
			<li>
				<SeriesStubForm
					stub={stub}
					tiers={tiers}
					onDone={(changed) => {
						if (changed) desk.correctSeries(name, changed);
						setChanging(false);
					}}
				/>
			</li>
		);
	}
	const shown = describeSeries(stub);
	const tier = tiers.find(({ key }) => key === stub.tier);
	return (
		<ProposalRow
			name={`series ${shown}`}
			busy={busy}
			message={message}
			similar={similar.map((series) => ({
				id: series.id,
				label: describeSeries(series),
				onUse: () => desk.takeSeries(name, series),
			}))}
			asked={message !== null && similar.length > 0}
			another="It is another series"
			onAccept={() => desk.acceptSeries(name, message !== null && similar.length > 0)}
			onChange={() => setChanging(true)}
			leave="No series"
			onLeave={() => desk.store.joinSeries(name)}
		>
			A new series: <b>{shown}</b>{" "}
			<span className="muted">
				{stub.kind === "other" ? "kind not said" : KIND_NAMES[stub.kind].toLowerCase()}, {tier?.name ?? "no tier"}
			</span>
		</ProposalRow>
	);
}

interface SeriesStubFormProps {
	stub: SeriesStub;
	tiers: readonly Tier[];
	onDone: (changed: SeriesStub | null) => void;
}

function SeriesStubForm({ stub, tiers, onDone }: SeriesStubFormProps) {
	const [title, setTitle] = useState(stub.title);
	const [code, setCode] = useState(stub.code ?? "");
	const [kind, setKind] = useState(stub.kind);
	const [tier, setTier] = useState(stub.tier ?? "");
	return (
		<form
			onSubmit={(event: FormEvent) => {
				event.preventDefault();
				const changed = { title: title.trim(), code: code.trim() || null, kind, tier: tier || null };
				onDone(changed.title === "" ? null : changed);
			}}
		>
			<label>
				<span>Title of the series</span>
				<input type="text" value={title} maxLength={200} required onChange={(event) => setTitle(event.target.value)} />
			</label>
			<label>
				<span>Code</span>
				<input type="text" value={code} maxLength={16} onChange={(event) => setCode(event.target.value)} />
			</label>
			<KindSelect value={kind} onChange={setKind} />
			<label>
				<span>Tier</span>
				<select value={tier} onChange={(event) => setTier(event.target.value)}>
					<option value="">None</option>
					{tiers.map(({ key, name }) => (
						<option key={key} value={key}>
							{name}
						</option>
					))}
				</select>
			</label>
			<FormButtons onCancel={() => onDone(null)} />
		</form>
	);
}

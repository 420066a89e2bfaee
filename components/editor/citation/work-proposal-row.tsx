"use client";

import { type FormEvent, useState } from "react";
import type { SourceKind } from "@/lib/source/source";
import { describeSeries, describeSource, describeStub } from "./describe-work";
import { KindSelect } from "./kind-select";
import { kindOfStub, type Proposal } from "./proposal";
import type { ProposalDesk } from "./proposal-desk";
import { FormButtons, ProposalRow } from "./proposal-row";
import type { Stub } from "./source-api";
import type { SourceBook } from "./source-book";

/** A work that the text names. */
export function WorkProposalRow({ desk, proposal }: { desk: ProposalDesk; proposal: Proposal }) {
	const [changing, setChanging] = useState(false);
	const { id, stub, busy, similar, message } = proposal;
	const series = stub.newSeries === null ? undefined : desk.store.findSeries(stub.newSeries);
	const kind = kindOfStub(stub, desk.book, series?.stub ?? null);
	if (changing) {
		return (
			<li>
				<StubForm
					book={desk.book}
					stub={stub}
					kind={kind}
					onDone={(changed) => {
						if (changed) desk.correct(id, changed);
						setChanging(false);
					}}
				/>
			</li>
		);
	}
	const name = describeStub(stub, kind, desk.book);
	return (
		<ProposalRow
			name={name}
			busy={busy}
			message={message}
			similar={similar.map((source) => ({
				id: source.id,
				label: `${describeSource(source)}${source.number === null ? "" : ` (${source.number})`}`,
				onUse: () => desk.use(id, source),
			}))}
			asked={similar.length > 0}
			another="It is another work"
			onAccept={() => desk.accept(id, similar.length > 0)}
			onChange={() => setChanging(true)}
			leave="Leave as text"
			onLeave={() => desk.leave(id)}
		>
			We read this as: <b>{name}</b>
		</ProposalRow>
	);
}

interface StubFormProps {
	book: SourceBook;
	stub: Stub;
	kind: SourceKind;
	onDone: (changed: Stub | null) => void;
}

/** The value of a choice that is no series of the registry. */
const NEW = "new";

function StubForm({ book, stub, kind: first, onDone }: StubFormProps) {
	const [title, setTitle] = useState(stub.title);
	const [kind, setKind] = useState(first);
	const [series, setSeries] = useState(stub.newSeries === null ? String(stub.seriesId ?? "") : NEW);
	return (
		<form
			onSubmit={(event: FormEvent) => {
				event.preventDefault();
				const newSeries = series === NEW ? stub.newSeries : null;
				const changed = { title: title.trim(), kind, seriesId: Number(series) || null, newSeries };
				onDone(changed.title === "" ? null : changed);
			}}
		>
			<label>
				<span>Title</span>
				<input type="text" value={title} maxLength={300} required onChange={(event) => setTitle(event.target.value)} />
			</label>
			<KindSelect value={kind} onChange={setKind} />
			<label>
				<span>Series</span>
				<select value={series} onChange={(event) => setSeries(event.target.value)}>
					<option value="">None</option>
					{stub.newSeries !== null && <option value={NEW}>{stub.newSeries} (new)</option>}
					{book.series.map((one) => (
						<option key={one.id} value={one.id}>
							{describeSeries(one)}
						</option>
					))}
				</select>
			</label>
			<FormButtons onCancel={() => onDone(null)} />
		</form>
	);
}

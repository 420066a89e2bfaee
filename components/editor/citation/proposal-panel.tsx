"use client";

import { type FormEvent, useState, useSyncExternalStore } from "react";
import { KIND_NAMES, SOURCE_KINDS } from "@/lib/source/source";
import { describeSource, describeStub } from "./describe-work";
import { kindOfStub, type Proposal } from "./proposal";
import type { ProposalDesk } from "./proposal-desk";
import type { Stub } from "./source-api";
import type { SourceBook } from "./source-book";

const NONE: readonly Proposal[] = [];

/** Works that the text names and the registry does not have: what was understood, to accept, correct or leave. */
export function ProposalPanel({ desk }: { desk: ProposalDesk }) {
	const proposals = useSyncExternalStore(desk.subscribe, desk.read, () => NONE);
	const open = proposals.filter(({ busy }) => !busy);
	return (
		<>
			<p className="visually-hidden" role="status">
				{open.length > 0 &&
					`${open.length} ${open.length === 1 ? "work that is" : "works that are"} not in the registry yet`}
			</p>
			{proposals.length > 0 && (
				<aside className="link-panel proposals" aria-label="New sources">
					<h2>Not in the registry yet</h2>
					<ul>
						{proposals.map((proposal) => (
							<ProposalRow key={proposal.id} desk={desk} proposal={proposal} />
						))}
					</ul>
					{open.length > 1 && (
						<div className="link-buttons">
							<button type="button" className="button" onClick={() => desk.acceptAll()}>
								Accept all {open.length}
							</button>
						</div>
					)}
				</aside>
			)}
		</>
	);
}

function ProposalRow({ desk, proposal }: { desk: ProposalDesk; proposal: Proposal }) {
	const [changing, setChanging] = useState(false);
	const { id, stub, busy, similar, message } = proposal;
	const name = describeStub(stub, desk.book);
	if (changing) {
		return (
			<li>
				<StubForm
					book={desk.book}
					stub={stub}
					onDone={(changed) => {
						if (changed) desk.correct(id, changed);
						setChanging(false);
					}}
				/>
			</li>
		);
	}
	return (
		<li>
			<p>
				We read this as: <b>{name}</b>
			</p>
			{message && (
				<p className="link-problem" role="alert">
					{message}
				</p>
			)}
			<div className="link-buttons">
				{similar.map((source) => (
					<button key={source.id} type="button" className="button" onClick={() => desk.use(id, source)}>
						Use {describeSource(source)}
						{source.number === null ? "" : ` (${source.number})`}
					</button>
				))}
				<button
					type="button"
					className={similar.length > 0 ? "button" : "button primary"}
					aria-label={`${similar.length > 0 ? "Enter another work" : "Accept"}: ${name}`}
					disabled={busy}
					onClick={() => desk.accept(id, similar.length > 0)}
				>
					{busy ? "Entering…" : similar.length > 0 ? "It is another work" : "Accept"}
				</button>
				<button
					type="button"
					className="button"
					aria-label={`Change: ${name}`}
					disabled={busy}
					onClick={() => setChanging(true)}
				>
					Change
				</button>
				<button
					type="button"
					className="button"
					aria-label={`Leave as text: ${name}`}
					disabled={busy}
					onClick={() => desk.leave(id)}
				>
					Leave as text
				</button>
			</div>
		</li>
	);
}

interface StubFormProps {
	book: SourceBook;
	stub: Stub;
	onDone: (changed: Stub | null) => void;
}

function StubForm({ book, stub, onDone }: StubFormProps) {
	const [title, setTitle] = useState(stub.title);
	const [kind, setKind] = useState(kindOfStub(stub, book));
	const [seriesId, setSeriesId] = useState(stub.seriesId);
	return (
		<form
			onSubmit={(event: FormEvent) => {
				event.preventDefault();
				onDone(title.trim() === "" ? null : { title: title.trim(), kind, seriesId });
			}}
		>
			<label>
				<span>Title</span>
				<input type="text" value={title} maxLength={300} required onChange={(event) => setTitle(event.target.value)} />
			</label>
			<label>
				<span>Kind</span>
				<select
					value={kind}
					onChange={(event) => setKind(SOURCE_KINDS.find((one) => one === event.target.value) ?? "other")}
				>
					{SOURCE_KINDS.map((one) => (
						<option key={one} value={one}>
							{KIND_NAMES[one]}
						</option>
					))}
				</select>
			</label>
			<label>
				<span>Series</span>
				<select value={seriesId ?? ""} onChange={(event) => setSeriesId(Number(event.target.value) || null)}>
					<option value="">None</option>
					{book.series.map(({ id, code, title: name }) => (
						<option key={id} value={id}>
							{code === null ? name : `${code} · ${name}`}
						</option>
					))}
				</select>
			</label>
			<div className="link-buttons">
				<button type="submit" className="button primary">
					Done
				</button>
				<button type="button" className="button" onClick={() => onDone(null)}>
					Cancel
				</button>
			</div>
		</form>
	);
}

"use client";

import { useState } from "react";

/** Asks for a title under which a text can go on; `onGo` answers with what is wrong, where anything is. */
export function OtherTitle({ onGo }: { onGo: (written: string) => Promise<string | null> }) {
	const [written, setWritten] = useState("");
	const [problem, setProblem] = useState<string | null>(null);
	const go = async (): Promise<void> => setProblem(await onGo(written));
	return (
		<span className="other-title">
			<label>
				Another title{" "}
				<input
					type="text"
					value={written}
					autoComplete="off"
					onChange={(event) => setWritten(event.target.value)}
					onKeyDown={(event) => {
						if (event.key !== "Enter") return;
						// The form around it publishes.
						event.preventDefault();
						void go();
					}}
				/>
			</label>{" "}
			<button type="button" className="button" onClick={go}>
				Go on there
			</button>{" "}
			<span role="status">{problem}</span>
		</span>
	);
}

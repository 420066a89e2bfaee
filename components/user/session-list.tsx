import { Moment } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { revokeSessionAction } from "@/lib/user/actions";
import { describeDevice } from "@/lib/user/device";

interface SessionListProps {
	sessions: readonly { id: number; userAgent: string; createdAt: Date; lastSeenAt: Date }[];
	currentId: number;
}

/** The browsers in which somebody is signed in, each with a way to end it. */
export function SessionList({ sessions, currentId }: SessionListProps) {
	return (
		<ul className="session-list">
			{sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => (
				<li key={id}>
					<div>
						<strong title={userAgent}>{describeDevice(userAgent)}</strong>
						{id === currentId && <span className="session-here">this browser</span>}
						<p>
							{id === currentId ? "Signed in " : "Last used "}
							<Moment at={id === currentId ? createdAt : lastSeenAt} />
						</p>
					</div>
					{id !== currentId && (
						<form action={revokeSessionAction}>
							<input type="hidden" name="session" value={id} />
							<SubmitButton primary={false}>
								Sign out<span className="visually-hidden">{` ${describeDevice(userAgent)}`}</span>
							</SubmitButton>
						</form>
					)}
				</li>
			))}
		</ul>
	);
}

import { Moment } from "@/components/ui/moment";
import { SubmitButton } from "@/components/ui/submit-button";
import { unlinkIdentityAction } from "@/lib/user/actions";

interface IdentityListProps {
	providers: readonly { id: string; label: string }[];
	identities: readonly { provider: string; createdAt: Date }[];
}

/** The other sites through which somebody signs in, and those they could add. */
export function IdentityList({ providers, identities }: IdentityListProps) {
	if (providers.length === 0 && identities.length === 0) return null;
	const free = providers.filter(({ id }) => !identities.some(({ provider }) => provider === id));
	return (
		<section aria-labelledby="identities">
			<h2 id="identities">Other ways to sign in</h2>
			<ul className="session-list">
				{identities.map(({ provider, createdAt }) => (
					<li key={provider}>
						<div>
							<strong>{providers.find(({ id }) => id === provider)?.label ?? provider}</strong>
							<p>
								Added <Moment at={createdAt} />
							</p>
						</div>
						<form action={unlinkIdentityAction}>
							<input type="hidden" name="provider" value={provider} />
							<SubmitButton primary={false}>Remove</SubmitButton>
						</form>
					</li>
				))}
			</ul>
			{free.map(({ id, label }) => (
				<a key={id} className="button" href={`/api/auth/signin/${id}?return=/account`}>
					{`Add ${label}`}
				</a>
			))}
		</section>
	);
}

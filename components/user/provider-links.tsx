interface ProviderLinksProps {
	providers: readonly { id: string; label: string }[];
	returnTo: string;
}

/** The ways in through other sites. Plain links: they work without JavaScript and lead away from here. */
export function ProviderLinks({ providers, returnTo }: ProviderLinksProps) {
	if (providers.length === 0) return null;
	return (
		<div className="provider-links">
			<p className="provider-links-or">or</p>
			{providers.map(({ id, label }) => (
				<a key={id} className="button" href={`/api/auth/signin/${id}?${new URLSearchParams({ return: returnTo })}`}>
					{`Continue with ${label}`}
				</a>
			))}
		</div>
	);
}

// The identity provider of the tests ships no types; these are the parts that the tests use.
declare module "oidc-provider" {
	import type { IncomingMessage, ServerResponse } from "node:http";

	interface Grant {
		addOIDCScope(scope: string): void;
		save(): Promise<string>;
	}
	interface Context {
		oidc: {
			provider: { Grant: new (owner: { clientId: string; accountId: string }) => Grant };
			client?: { clientId: string };
			session?: { accountId?: string };
		};
	}
	interface Configuration {
		clients: readonly { client_id: string; client_secret: string; redirect_uris: readonly string[] }[];
		claims: Readonly<Record<string, readonly string[]>>;
		conformIdTokenClaims: boolean;
		findAccount(
			context: Context,
			id: string,
		): Promise<{ accountId: string; claims(): Promise<{ sub: string } & Record<string, unknown>> }>;
		cookies: { keys: readonly string[] };
		features: { devInteractions: { enabled: boolean } };
		interactions: { url(context: Context, interaction: { uid: string }): string };
		loadExistingGrant(context: Context): Promise<Grant>;
	}

	export class Provider {
		constructor(issuer: string, configuration: Configuration);
		callback(): (request: IncomingMessage, response: ServerResponse) => void;
		interactionFinished(
			request: IncomingMessage,
			response: ServerResponse,
			result: { login: { accountId: string } },
		): Promise<void>;
	}
}

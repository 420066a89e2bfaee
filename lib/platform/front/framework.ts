import { Agent, request as httpRequest, type IncomingMessage } from "node:http";

/** The framework behind the front: its private socket, and what the front itself may ask there. */
export interface Framework {
	readonly socketPath: string;
	readonly agent: Agent;
	/** Whether the wiki says of itself that it cannot work now. */
	isAway(): Promise<boolean>;
	/** The methods of a route as `Allow` names them, or null where it does not say. */
	allowedMethods(path: string): Promise<string | null>;
	close(): void;
}

/** Milliseconds after which a question of the front's own counts as unanswered. */
const PATIENCE = 3_000;

/** Makes the connection to the framework that listens on the socket at `socketPath`. */
export function connectFramework(socketPath: string): Framework {
	const agent = new Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 64 });

	/** Only what the head of the answer says; null when none comes in time. */
	const ask = (method: string, path: string): Promise<IncomingMessage | null> =>
		new Promise((resolve) => {
			const asked = httpRequest({ socketPath, agent, method, path, headers: { host: "localhost" } });
			const timer = setTimeout(() => asked.destroy(new Error("The framework did not answer in time")), PATIENCE);
			asked.on("response", (answer) => {
				clearTimeout(timer);
				answer.on("error", () => {}).resume();
				resolve(answer);
			});
			asked.on("error", () => {
				clearTimeout(timer);
				resolve(null);
			});
			asked.end();
		});

	// A database that goes away fails many pages at once: they share one question.
	let health: Promise<boolean> | undefined;
	return {
		socketPath,
		agent,
		isAway() {
			health ??= ask("GET", "/api/health")
				.then((answer) => answer?.statusCode === 503)
				.finally(() => {
					health = undefined;
				});
			return health;
		},
		async allowedMethods(path) {
			return (await ask("OPTIONS", path))?.headers.allow ?? null;
		},
		close: () => agent.destroy(),
	};
}

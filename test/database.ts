import { Client } from "pg";

const connections: Client[] = [];

/** Copies the template database and returns the copy's address. */
export async function createFrom(templateUrl: string, suffix: string): Promise<string> {
	const template = new URL(templateUrl);
	const name = template.pathname.slice(1);
	const server = new URL(templateUrl);
	server.pathname = "/postgres";
	const client = new Client({ connectionString: server.href });
	await client.connect();
	try {
		await client.query(`CREATE DATABASE "${name}_${suffix}" TEMPLATE "${name}"`);
	} finally {
		await client.end();
	}
	template.pathname = `/${name}_${suffix}`;
	return template.href;
}

/** A connection of its own to this test file's database, outside the pool: a second writer, a lock holder. */
export async function connectToDatabase(): Promise<Client> {
	const client = new Client({ connectionString: process.env.DATABASE_URL });
	await client.connect();
	connections.push(client);
	return client;
}

/** Empties every table of this test file's database and starts all ids at 1 again. */
export async function emptyDatabase(): Promise<void> {
	const client = await connectToDatabase();
	const { rows } = await client.query<{ name: string }>(
		`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
		 WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> '_prisma_migrations'`,
	);
	await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")} RESTART IDENTITY CASCADE`);
	await client.end();
}

/** Ends what `connectToDatabase` opened. */
export async function closeTestConnections(): Promise<void> {
	await Promise.all(connections.splice(0).map((client) => client.end().catch(() => undefined)));
}

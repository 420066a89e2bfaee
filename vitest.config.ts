import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

const shared = {
	root,
	resolve: {
		alias: [
			// What Next resolves by the react-server condition: nothing, so that core code can be tested.
			{ find: "server-only", replacement: path.join(root, "test/server-only.ts") },
			{ find: /^@\//, replacement: `${root}/` },
		],
	},
};

const ignored = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
	test: {
		projects: [
			{
				...shared,
				test: {
					name: "unit",
					include: ["**/*.test.{ts,tsx}"],
					exclude: ["**/*.db.test.{ts,tsx}", ...ignored],
					testTimeout: 30_000, // laws try hundreds of cases, and the machine may be busy
				},
			},
			{
				...shared,
				test: {
					name: "database",
					include: ["**/*.db.test.{ts,tsx}"],
					exclude: ignored,
					globalSetup: ["test/database-server.ts"],
					setupFiles: ["test/database-per-file.ts"],
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
		],
	},
});

import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { closeTestConnections, createFrom } from "./database";

// Runs before each database test file loads: the file's modules find an empty database of its own.
process.env.DATABASE_URL = await createFrom(inject("templateUrl"), randomBytes(4).toString("hex"));
process.env.DATABASE_POOL ??= "5";
// Vitest sets it to "/" for its own purposes.
delete process.env.BASE_URL;
process.env.AUTH_SECRET ??= randomBytes(32).toString("hex");

afterAll(closeTestConnections);

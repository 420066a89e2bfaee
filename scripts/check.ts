import { runChecks } from "./checks";

// `npm run check`: types, lint and format, dead code.

const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;

import { db } from "@/lib/platform/db";
import { prepareSetUp } from "@/lib/user/set-up";

// Prints the path of the set-up page with a new one-time token, while the wiki has no admin. Run by `npm start`
// as a process of its own, because what it imports belongs to the server's side of the framework.

const address = await prepareSetUp();
if (address) console.log(address);
await db.$disconnect();

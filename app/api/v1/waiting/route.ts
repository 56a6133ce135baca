import { listWaiting } from "@/lib/db/waiting/reads";
import { handler } from "@/lib/server/handler";

export const GET = handler({}, async ({ somebody }) => ({ projects: await listWaiting(somebody) }));

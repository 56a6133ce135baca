import { listWaiting } from "@/lib/db/waiting/reads";
import { handler } from "@/lib/server/http/handler";

export const GET = handler({}, async ({ somebody }) => ({ projects: await listWaiting(somebody) }));

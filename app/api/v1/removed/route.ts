import { listRemoved } from "@/lib/db/projects/removed";
import { requireAdministrator } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";

export const GET = handler({}, async ({ somebody }) => ({
  removed: await listRemoved(requireAdministrator(somebody)),
}));

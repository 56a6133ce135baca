import { z } from "zod";
import { revokeInvitation } from "@/lib/db/projects/invitations";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing } from "@/lib/server/http/problem";
import { Id } from "@/lib/wire/text";

export const DELETE = handler(
  { params: z.object({ projectId: Id, invitationId: Id }) },
  async ({ params, somebody }) => {
    const scope = await requireProject(somebody, params.projectId, "manage");
    if (!(await revokeInvitation(scope, params.invitationId, new Date()))) throw missing("invitation");
    return { ok: true };
  },
);

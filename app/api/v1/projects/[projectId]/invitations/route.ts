import { z } from "zod";
import { listInvitations, saveInvitation } from "@/lib/db/projects/invitations";
import { INVITATION_LASTS_MS, makeInvitationSecret } from "@/lib/server/auth/secrets";
import { noteSecurity } from "@/lib/server/auth/security-log";
import { requireProject } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { baseUrl } from "@/lib/server/http/origin";
import { type InvitationMade, NewInvitation } from "@/lib/wire/people";
import { Id, Page } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params, query: Page }, async ({ params, query, somebody }) =>
  listInvitations(await requireProject(somebody, params.projectId, "manage"), query),
);

export const POST = handler({ params, body: NewInvitation }, async ({ request, params, body, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "manage");
  const { secret, hash } = makeInvitationSecret();
  const expiresAt = new Date(Date.now() + INVITATION_LASTS_MS);
  const invitation = await saveInvitation(scope, { ...body, hash, expiresAt });
  noteSecurity("invitation-made", request, { by: somebody.userId, role: body.role, id: invitation.id });
  const url = `${baseUrl()}/invitations/${secret}`;
  return answer(201, { ...invitation, url } satisfies InvitationMade);
});

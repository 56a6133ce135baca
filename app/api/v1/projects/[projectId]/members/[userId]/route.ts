import { z } from "zod";
import { changeRole, findMember, type MemberChanged, removeMember } from "@/lib/db/projects/members";
import { noteSecurity } from "@/lib/server/auth/security-log";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { missing, problem } from "@/lib/server/http/problem";
import { RoleChange } from "@/lib/wire/people";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id, userId: Id });

export const PATCH = handler({ params, body: RoleChange }, async ({ request, params, body, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "manage");
  refuse(await changeRole(scope, params.userId, body.role));
  noteSecurity("member-changed", request, { userId: params.userId, by: somebody.userId, role: body.role });
  // Read as the owner who asked, who may just have stopped being one.
  return findMember(scope, params.userId);
});

export const DELETE = handler({ params }, async ({ request, params, somebody }) => {
  const scope = await requireProject(somebody, params.projectId, "manage");
  refuse(await removeMember(scope, params.userId));
  noteSecurity("member-removed", request, { userId: params.userId, by: somebody.userId });
  return { ok: true };
});

function refuse(outcome: MemberChanged): void {
  if (outcome === "missing") throw missing("member");
  if (outcome === "last-owner") {
    throw problem(409, "last-owner", { code: "problems.last-owner" });
  }
}

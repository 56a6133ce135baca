import { z } from "zod";
import { findProject } from "@/lib/db/projects/reads";
import { changeProject, deleteProject } from "@/lib/db/projects/writes";
import { requireProject } from "@/lib/server/gate";
import { handler } from "@/lib/server/http/handler";
import { ProjectChange } from "@/lib/wire/projects";
import { Id } from "@/lib/wire/text";

const params = z.object({ projectId: Id });

export const GET = handler({ params }, async ({ params, somebody }) =>
  findProject(await requireProject(somebody, params.projectId, "read")),
);

export const PATCH = handler({ params, body: ProjectChange }, async ({ params, body, somebody }) => {
  await changeProject(await requireProject(somebody, params.projectId, "manage"), body);
  return findProject(await requireProject(somebody, params.projectId, "read"));
});

export const DELETE = handler({ params }, async ({ params, somebody }) => {
  await deleteProject(await requireProject(somebody, params.projectId, "manage"), new Date());
  return { ok: true };
});

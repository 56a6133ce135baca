import { database } from "@/lib/db/client";
import { findProject, listProjects } from "@/lib/db/projects/reads";
import { saveProject } from "@/lib/db/projects/writes";
import { requireProject } from "@/lib/server/gate";
import { answer, handler } from "@/lib/server/http/handler";
import { NewProject } from "@/lib/wire/projects";
import { Page } from "@/lib/wire/text";

export const GET = handler({ query: Page }, ({ query, somebody }) => listProjects(somebody, query));

export const POST = handler({ body: NewProject }, async ({ body, somebody }) => {
  const project = { name: body.name, ownerId: somebody.userId };
  const id = await database().$transaction((tx) => saveProject(tx, project));
  return answer(201, await findProject(await requireProject(somebody, id, "read")));
});

import { may } from "@/lib/access";
import { findFilling } from "@/lib/db/memory/filling";
import { listMemories, listReadableMemories } from "@/lib/db/memory/memories";
import { findProject } from "@/lib/db/projects/reads";
import { requireProject } from "@/lib/server/gate";
import { readyMemories } from "@/lib/server/memory/matches";
import { gated } from "../../../_frame/gated";
import { projectFrame } from "../../../_frame/project-frame";
import { MemoryPage } from "./memory-page";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/memory",
  async ({ somebody, say, params, search }) => {
    const scope = await requireProject(somebody, params.projectId, "read-source");
    await readyMemories(scope);
    const [project, { memories }, readable, filling] = await Promise.all([
      findProject(await requireProject(somebody, params.projectId, "read")),
      listMemories(scope),
      listReadableMemories(somebody),
      findFilling(scope),
    ]);
    const used = new Set(memories.map(({ id }) => id));
    const asked = memories.find(({ id }) => id === search.memory) ?? memories[0];
    return projectFrame(project, say, {
      areas: ["memory"],
      children: (
        <MemoryPage
          projectId={project.id}
          memories={memories}
          others={readable.memories.filter(({ id }) => !used.has(id))}
          filling={filling}
          shown={asked?.id ?? null}
          canChange={may(scope.role, "import")}
        />
      ),
    });
  },
);

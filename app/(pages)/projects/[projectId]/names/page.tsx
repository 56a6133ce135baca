import { may } from "@/lib/access";
import { listNames } from "@/lib/db/names/reads";
import { findProject } from "@/lib/db/projects/reads";
import { requireProject } from "@/lib/server/gate";
import { gated } from "../../../_frame/gated";
import { projectFrame } from "../../../_frame/project-frame";
import { NamesPage } from "./names-page";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/names",
  async ({ somebody, say, params }) => {
    const scope = await requireProject(somebody, params.projectId, "read-source");
    const [project, ledger] = await Promise.all([
      findProject(await requireProject(somebody, params.projectId, "read")),
      listNames(scope),
    ]);
    return projectFrame(project, say, {
      areas: ["names"],
      children: (
        <NamesPage
          projectId={project.id}
          ledger={ledger}
          mayChange={may(scope.role, "edit")}
          mayManage={may(scope.role, "manage")}
        />
      ),
    });
  },
);

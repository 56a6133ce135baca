import { may } from "@/lib/access";
import { findProject } from "@/lib/db/projects/reads";
import { listReadableTermbases, listTermbases } from "@/lib/db/terms/termbases";
import { requireProject } from "@/lib/server/gate";
import { gated } from "../../../_frame/gated";
import { projectFrame } from "../../../_frame/project-frame";
import { TermsPage } from "./terms-page";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/terms",
  async ({ somebody, say, params }) => {
    const scope = await requireProject(somebody, params.projectId, "read-source");
    const [project, { termbases }, readable] = await Promise.all([
      findProject(await requireProject(somebody, params.projectId, "read")),
      listTermbases(scope),
      listReadableTermbases(somebody),
    ]);
    const used = new Set(termbases.map(({ id }) => id));
    return projectFrame(project, say, {
      areas: ["terms"],
      children: (
        <TermsPage
          projectId={project.id}
          termbases={termbases.filter(({ isOwn }) => !isOwn)}
          others={readable.termbases.filter(({ id }) => !used.has(id))}
          asksApproval={termbases.find(({ isOwn }) => isOwn)?.asksApproval ?? false}
          mayChange={may(scope.role, "edit")}
          mayReview={may(scope.role, "review")}
          mayManage={may(scope.role, "manage")}
        />
      ),
    });
  },
);

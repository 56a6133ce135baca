import { may } from "@/lib/access";
import { findProject } from "@/lib/db/projects/reads";
import { listSpeakers } from "@/lib/db/speakers/reads";
import { requireProject } from "@/lib/server/gate";
import { EmptyState } from "../../../../_ui/empty-state";
import { gated } from "../../../_frame/gated";
import { projectFrame } from "../../../_frame/project-frame";
import { SpeakerTable } from "./speaker-table";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/speakers",
  async ({ somebody, say, params }) => {
    const scope = await requireProject(somebody, params.projectId, "read-source");
    const [project, { speakers }] = await Promise.all([
      findProject(await requireProject(somebody, params.projectId, "read")),
      listSpeakers(scope),
    ]);
    return projectFrame(project, say, {
      areas: ["project"],
      children:
        speakers.length === 0 ? (
          <EmptyState title={say("project.speakers.none")}>{say("project.speakers.none.lead")}</EmptyState>
        ) : (
          <>
            <p className="mb-4 max-w-2xl text-sm text-soft">{say("project.speakers.lead")}</p>
            <SpeakerTable projectId={project.id} speakers={speakers} canEdit={may(scope.role, "edit")} />
          </>
        ),
    });
  },
);

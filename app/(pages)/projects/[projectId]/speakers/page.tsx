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
  async ({ somebody, params }) => {
    const scope = await requireProject(somebody, params.projectId, "read-source");
    const [project, { speakers }] = await Promise.all([
      findProject(await requireProject(somebody, params.projectId, "read")),
      listSpeakers(scope),
    ]);
    return projectFrame(project, {
      children:
        speakers.length === 0 ? (
          <EmptyState title="Nobody speaks here yet">
            When an interview is imported, the names before its turns are listed here, so that each has one
            name in English.
          </EmptyState>
        ) : (
          <>
            <p className="mb-4 max-w-2xl text-sm text-soft">
              Who speaks in the interviews of this project. An export prints the English name before a turn
              whose English has none of its own; a name that stands there already is never printed twice.
            </p>
            <SpeakerTable projectId={project.id} speakers={speakers} canEdit={may(scope.role, "edit")} />
          </>
        ),
    });
  },
);

import { findProject } from "@/lib/db/projects/reads";
import { requireProject } from "@/lib/server/gate";
import { gated } from "../../../_frame/gated";
import { projectFrame } from "../../../_frame/project-frame";
import { SettingsForm } from "./settings-form";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/settings",
  async ({ somebody, say, params }) => {
    await requireProject(somebody, params.projectId, "manage");
    const project = await findProject(await requireProject(somebody, params.projectId, "read"));
    return projectFrame(project, say, {
      areas: ["project"],
      children: <SettingsForm project={project} />,
    });
  },
);

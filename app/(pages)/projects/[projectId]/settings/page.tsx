import { buttonClass } from "@/app/_ui/button";
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
      children: (
        <>
          <SettingsForm project={project} />
          <section aria-labelledby="archive" className="mt-8 max-w-2xl border-t border-line pt-5">
            <h2 id="archive" className="text-sm font-medium">
              {say("project.archive.title")}
            </h2>
            <p className="mt-1 text-[0.8125rem] text-soft">{say("project.archive.what")}</p>
            <a
              className={`mt-3 ${buttonClass("plain", "small")}`}
              href={`/api/v1/projects/${project.id}/archive`}
              download
            >
              {say("project.archive")}
            </a>
          </section>
        </>
      ),
    });
  },
);

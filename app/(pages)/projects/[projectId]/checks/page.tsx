import { may } from "@/lib/access";
import { listIgnores } from "@/lib/db/findings/ignores";
import { listPatterns } from "@/lib/db/findings/patterns";
import { listRules } from "@/lib/db/findings/rules";
import { findStyle } from "@/lib/db/findings/style";
import { findProject } from "@/lib/db/projects/reads";
import { SHOWN_RULES } from "@/lib/server/findings/rules";
import { requireProject } from "@/lib/server/gate";
import { IgnoreQuery } from "@/lib/wire/findings";
import { gated } from "../../../_frame/gated";
import { projectFrame } from "../../../_frame/project-frame";
import { CheckProject } from "./check-project";
import { HouseStyleForm } from "./house-style";
import { IgnoredList } from "./ignored-list";
import { OwnPatterns } from "./own-patterns";
import { RuleTable } from "./rule-table";

/** How grave each rule is here and how it does; what is ignored, by whom and why. */
export default gated<{ projectId: string }>(
  "/projects/{projectId}/checks",
  async ({ somebody, say, params }) => {
    const scope = await requireProject(somebody, params.projectId, "read-source");
    const [project, rules, ignored, style, patterns] = await Promise.all([
      findProject(await requireProject(somebody, params.projectId, "read")),
      listRules(scope, SHOWN_RULES),
      listIgnores(scope, IgnoreQuery.parse({})),
      findStyle(scope),
      listPatterns(scope),
    ]);
    return projectFrame(project, say, {
      areas: ["checks", "project"],
      children: (
        <>
          <p className="mb-4 max-w-2xl text-sm text-soft">{say("project.checks.lead")}</p>
          {may(scope.role, "edit") && <CheckProject projectId={project.id} />}
          <RuleTable projectId={project.id} rules={rules} canSet={may(scope.role, "manage")} />
          <h2 className="mt-10 mb-2 text-lg font-semibold">{say("project.checks.style")}</h2>
          <HouseStyleForm projectId={project.id} style={style} canSet={may(scope.role, "manage")} />
          <h2 className="mt-10 mb-2 text-lg font-semibold">{say("project.checks.patterns")}</h2>
          <OwnPatterns projectId={project.id} first={patterns} canSet={may(scope.role, "manage")} />
          <h2 className="mt-10 mb-2 text-lg font-semibold">{say("project.checks.ignored")}</h2>
          <IgnoredList projectId={project.id} first={ignored} canTakeBack={may(scope.role, "edit")} />
        </>
      ),
    });
  },
);

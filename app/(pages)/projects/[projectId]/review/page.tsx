import { may } from "@/lib/access";
import { listDocuments } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { listWaiting } from "@/lib/db/waiting/reads";
import { requireProject } from "@/lib/server/gate";
import { WAITING } from "@/lib/workbench/state/waiting";
import { EmptyState } from "../../../../_ui/empty-state";
import { Fresh } from "../../../_frame/fresh";
import { gated } from "../../../_frame/gated";
import { More, pageFrom } from "../../../_frame/more";
import { projectFrame } from "../../../_frame/project-frame";
import { WAITING_WORDS } from "../../../_frame/waiting-words";
import { Questions } from "./questions";
import { findWaiting } from "./waiting";
import { WaitingRows } from "./waiting-rows";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/review",
  async ({ somebody, say, params, search }) => {
    const scope = await requireProject(somebody, params.projectId, "read");
    const [project, { documents, next }] = await Promise.all([
      findProject(scope),
      listDocuments(scope, pageFrom(search)),
    ]);
    const [found, [waiting]] = await Promise.all([
      findWaiting(scope, documents),
      listWaiting(somebody, project.id),
    ]);
    return projectFrame(project, say, {
      children: !waiting ? (
        <EmptyState title={say("project.review.nothing")}>
          {may(scope.role, "review")
            ? say("project.review.nothing.review")
            : say("project.review.nothing.translate")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          <Fresh />
          {WAITING.map(({ kind, filter }) => (
            <WaitingRows
              key={kind}
              heading={say(`review.waiting.heading.${WAITING_WORDS[kind]}`)}
              lead={say(`review.waiting.lead.${WAITING_WORDS[kind]}`)}
              filter={filter}
              groups={found.get(kind) ?? []}
            />
          ))}
          <Questions documents={waiting.documents} />
          <More next={next} />
        </div>
      ),
    });
  },
);

import { may } from "@/lib/access";
import { listDocuments } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { requireProject } from "@/lib/server/gate";
import { EmptyState } from "../../../../_ui/empty-state";
import { gated } from "../../../_frame/gated";
import { More, pageFrom } from "../../../_frame/more";
import { projectFrame } from "../../../_frame/project-frame";
import { findWaiting } from "./waiting";
import { WaitingRows } from "./waiting-rows";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/review",
  async ({ somebody, params, search }) => {
    const scope = await requireProject(somebody, params.projectId, "read");
    const [project, { documents, next }] = await Promise.all([
      findProject(scope),
      listDocuments(scope, pageFrom(search)),
    ]);
    const { sentBack, toReview } = await findWaiting(scope, documents);
    const nothing = sentBack.length === 0 && toReview.length === 0;
    return projectFrame(project, {
      children: nothing ? (
        <EmptyState title="Nothing waits for you here">
          {may(scope.role, "review")
            ? "Rows appear here as soon as their translator has confirmed them."
            : "Rows that a reviewer sends back to you appear here."}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-10">
          <WaitingRows
            heading="Sent back to you"
            lead="A reviewer asked for changes. Confirm a row again when it is done."
            filter="sent-back-first"
            groups={sentBack}
          />
          <WaitingRows
            heading="To review"
            lead="Confirmed by somebody else, and waiting for a second pair of eyes."
            filter="awaiting-review"
            groups={toReview}
          />
          <More next={next} />
        </div>
      ),
    });
  },
);

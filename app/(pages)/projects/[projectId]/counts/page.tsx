import Link from "next/link";
import { may } from "@/lib/access";
import { findProject } from "@/lib/db/projects/reads";
import { requireProject } from "@/lib/server/gate";
import { countProjectOffloaded } from "@/lib/server/threads/offload-count";
import { languageOf } from "@/lib/text/writing";
import { EmptyState } from "../../../../_ui/empty-state";
import { Analysis } from "../../../_counts/analysis";
import { CountsTables, RowsTable, Section } from "../../../_counts/counts-tables";
import { gated } from "../../../_frame/gated";
import { projectFrame } from "../../../_frame/project-frame";

export default gated<{ projectId: string }>(
  "/projects/{projectId}/counts",
  async ({ somebody, say, params }) => {
    const reading = await requireProject(somebody, params.projectId, "read");
    const seeing = await requireProject(somebody, params.projectId, "read-source");
    const [project, counts] = await Promise.all([findProject(reading), countProjectOffloaded(seeing)]);
    return projectFrame(project, say, {
      areas: ["memory"],
      children:
        counts.documents.length === 0 ? (
          <EmptyState title={say("counts.none")}>{say("counts.none.lead")}</EmptyState>
        ) : (
          <div className="flex flex-col gap-10">
            <CountsTables counts={counts} />
            {may(seeing.role, "edit") && <Analysis of={{ projectId: params.projectId }} />}
            <Section heading={say("counts.by-document")}>
              <RowsTable
                label={say("counts.by-document")}
                first={say("counts.document")}
                total={counts.total}
                lines={counts.documents.map(({ id, title, total }) => ({
                  key: id,
                  name: (
                    <Link href={`/documents/${id}/counts`} lang={languageOf(title)} className="link font-zh">
                      {title}
                    </Link>
                  ),
                  counted: total,
                }))}
              />
            </Section>
          </div>
        ),
    });
  },
);

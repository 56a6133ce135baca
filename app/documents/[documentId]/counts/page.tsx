import { notFound } from "next/navigation";
import { Analysis } from "@/app/(pages)/_counts/analysis";
import { CountsTables } from "@/app/(pages)/_counts/counts-tables";
import { gated } from "@/app/(pages)/_frame/gated";
import { may } from "@/lib/access";
import { findDocument } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { requireDocument } from "@/lib/server/gate";
import { countDocumentOffloaded } from "@/lib/server/threads/offload-count";

export default gated<{ documentId: string }>(
  "/documents/{documentId}/counts",
  async ({ somebody, say, params }) => {
    const seeing = await requireDocument(somebody, params.documentId, "read-source");
    const reading = await requireDocument(somebody, params.documentId, "read");
    const [document, project, counts] = await Promise.all([
      findDocument(reading, params.documentId),
      findProject(reading),
      countDocumentOffloaded(seeing, params.documentId),
    ]);
    if (!document || !counts) notFound();
    return {
      title: say("counts.title", { title: document.title }),
      crumbs: [
        { href: "/projects", label: say("ui.projects") },
        { href: `/projects/${project.id}`, label: project.name },
        { href: `/documents/${document.id}`, label: say("ui.side-by-side") },
      ],
      areas: ["memory"],
      children: (
        <div className="flex flex-col gap-10">
          <CountsTables counts={counts} />
          {may(seeing.role, "edit") && <Analysis of={{ documentId: params.documentId }} />}
        </div>
      ),
    };
  },
);

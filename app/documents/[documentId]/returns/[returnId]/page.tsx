import { notFound } from "next/navigation";
import { gated } from "@/app/(pages)/_frame/gated";
import { findDocument } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { findReturn } from "@/lib/db/returns/reads";
import { requireDocument, requireReturn } from "@/lib/server/gate";
import { ReturnQuery } from "@/lib/wire/returns";
import { Comparison } from "./comparison";

export default gated<{ documentId: string; returnId: string }>(
  "/documents/{documentId}/returns/{returnId}",
  async ({ somebody, say, params }) => {
    const scope = await requireReturn(somebody, params.returnId, "edit");
    if (scope.documentId !== params.documentId) notFound();
    const reading = await requireDocument(somebody, params.documentId, "read");
    const [document, project, found] = await Promise.all([
      findDocument(reading, params.documentId),
      findProject(reading),
      findReturn(scope, params.documentId, params.returnId, ReturnQuery.parse({})),
    ]);
    if (!document || !found) notFound();
    return {
      title: say("returns.title.file", { file: found.fileName }),
      areas: ["returns"],
      crumbs: [
        { href: "/projects", label: say("ui.projects") },
        { href: `/projects/${project.id}`, label: project.name },
        { href: `/documents/${document.id}`, label: say("ui.side-by-side") },
        { href: `/documents/${document.id}/returns`, label: say("returns.earlier.title") },
      ],
      width: "wide",
      children: <Comparison first={found} />,
    };
  },
);

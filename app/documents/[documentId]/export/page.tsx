import { notFound } from "next/navigation";
import { gated } from "@/app/(pages)/_frame/gated";
import { may } from "@/lib/access";
import { findFormat } from "@/lib/db/documents/format";
import { findDocument } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { checkExport } from "@/lib/server/export";
import { countFindingsNow } from "@/lib/server/findings/count";
import { requireDocument } from "@/lib/server/gate";
import type { ExchangeFormat } from "@/lib/wire/documents";
import { ExportPanel } from "./export-panel";
import { OpenFindings } from "./open-findings";

export default gated<{ documentId: string }>(
  "/documents/{documentId}/export",
  async ({ somebody, say, params }) => {
    const scope = await requireDocument(somebody, params.documentId, "read");
    const [document, project, check, came, counts] = await Promise.all([
      findDocument(scope, params.documentId),
      findProject(scope),
      checkExport(await requireDocument(somebody, params.documentId, "export"), params.documentId),
      findFormat(scope, params.documentId),
      may(scope.role, "read-source")
        ? requireDocument(somebody, params.documentId, "read-source").then((source) =>
            countFindingsNow(source, params.documentId),
          )
        : null,
    ]);
    if (!document) notFound();
    return {
      title: say("export.title", { title: document.title }),
      areas: ["export", "import"],
      crumbs: [
        { href: "/projects", label: say("ui.projects") },
        { href: `/projects/${project.id}`, label: project.name },
        may(scope.role, "read-source")
          ? { href: `/documents/${document.id}`, label: say("ui.side-by-side") }
          : { href: `/documents/${document.id}/read`, label: say("ui.read") },
      ],
      width: "wide",
      children: (
        <>
          <ExportPanel
            documentId={document.id}
            check={check}
            seesAll={may(scope.role, "read-source")}
            isOwner={may(scope.role, "manage")}
            cameAs={givenBack(came)}
          />
          {counts && (
            <OpenFindings say={say} documentId={document.id} counts={counts} found={check.findings} />
          )}
        </>
      ),
    };
  },
);

/** Formats of other programs in which only a document that came so goes out. */
function givenBack(came: string | null): ExchangeFormat | null {
  return came === "sdlxliff" || came === "mqxliff" || came === "package" ? came : null;
}

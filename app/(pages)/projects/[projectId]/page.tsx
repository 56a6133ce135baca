import { may } from "@/lib/access";
import { listDocuments } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { requireProject } from "@/lib/server/gate";
import { EmptyState } from "../../../_ui/empty-state";
import { gated } from "../../_frame/gated";
import { More, pageFrom } from "../../_frame/more";
import { projectFrame } from "../../_frame/project-frame";
import { DocumentRow } from "./document-row";
import { ImportButton } from "./import-button";

export default gated<{ projectId: string }>(
  "/projects/{projectId}",
  async ({ somebody, say, params, search }) => {
    const scope = await requireProject(somebody, params.projectId, "read");
    const [project, { documents, next }] = await Promise.all([
      findProject(scope),
      listDocuments(scope, pageFrom(search)),
    ]);
    const importing = may(scope.role, "import") && <ImportButton projectId={project.id} />;
    return projectFrame(project, say, {
      areas: ["import", "project"],
      // Always in one place: the dialog behind it has to outlive the list’s first document.
      actions: importing,
      children:
        documents.length === 0 ? (
          <EmptyState title={say("project.empty.title")}>
            {importing ? say("project.empty.import") : say("project.empty.wait")}
          </EmptyState>
        ) : (
          <>
            <ul>
              {documents.map((document) => (
                <DocumentRow key={document.id} document={document} role={scope.role} />
              ))}
            </ul>
            <More next={next} />
          </>
        ),
    });
  },
);

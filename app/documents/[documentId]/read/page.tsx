import { notFound } from "next/navigation";
import { gated } from "@/app/(pages)/_frame/gated";
import { may } from "@/lib/access";
import { findDocument } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { requireDocument } from "@/lib/server/gate";
import { readBook } from "./book";
import { BookPage } from "./book-page";

export default gated<{ documentId: string }>(
  "/documents/{documentId}/read",
  async ({ somebody, say, params, search }) => {
    const scope = await requireDocument(somebody, params.documentId, "read");
    const [document, project] = await Promise.all([
      findDocument(scope, params.documentId),
      findProject(scope),
    ]);
    const book = document && (await readBook(somebody, scope, document.notation, search.after));
    if (!document || !book) notFound();
    return {
      title: say("ui.read"),
      areas: ["reading"],
      quiet: true,
      crumbs: [
        { href: "/projects", label: say("ui.projects") },
        { href: `/projects/${project.id}`, label: project.name },
        ...(may(scope.role, "edit")
          ? [{ href: `/documents/${document.id}`, label: say("ui.side-by-side") }]
          : []),
      ],
      children: <BookPage document={document} book={book} role={scope.role} search={search} />,
    };
  },
);

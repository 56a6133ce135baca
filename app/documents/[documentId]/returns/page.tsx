import Link from "next/link";
import { notFound } from "next/navigation";
import { Time } from "@/app/_ui/time";
import { gated } from "@/app/(pages)/_frame/gated";
import { More, pageFrom } from "@/app/(pages)/_frame/more";
import { findDocument } from "@/lib/db/documents/reads";
import { findProject } from "@/lib/db/projects/reads";
import { listReturns } from "@/lib/db/returns/reads";
import type { Say } from "@/lib/messages/say";
import { requireDocument } from "@/lib/server/gate";
import type { ReturnListed } from "@/lib/wire/returns";
import { SendBack } from "./send-back";

export default gated<{ documentId: string }>(
  "/documents/{documentId}/returns",
  async ({ somebody, say, params, search }) => {
    const scope = await requireDocument(somebody, params.documentId, "edit");
    const reading = await requireDocument(somebody, params.documentId, "read");
    const [document, project, { returns, next }] = await Promise.all([
      findDocument(reading, params.documentId),
      findProject(reading),
      listReturns(scope, params.documentId, pageFrom(search)),
    ]);
    if (!document) notFound();
    return {
      title: say("returns.title", { title: document.title }),
      areas: ["returns", "import"],
      crumbs: [
        { href: "/projects", label: say("ui.projects") },
        { href: `/projects/${project.id}`, label: project.name },
        { href: `/documents/${document.id}`, label: say("ui.side-by-side") },
      ],
      children: (
        <div className="flex flex-col gap-8">
          <SendBack documentId={document.id} />
          <section aria-labelledby="earlier">
            <h2 id="earlier" className="text-sm font-medium">
              {say("returns.earlier.title")}
            </h2>
            {returns.length === 0 ? (
              <p className="mt-2 max-w-2xl text-sm text-soft">{say("returns.earlier.none")}</p>
            ) : (
              <ul className="mt-2 border-t border-line">
                {returns.map((one) => (
                  <Earlier key={one.id} documentId={document.id} one={one} say={say} />
                ))}
              </ul>
            )}
            <More next={next} />
          </section>
        </div>
      ),
    };
  },
);

function Earlier({
  documentId,
  one: { id, fileName, createdAt, createdBy, applied },
  say,
}: {
  readonly documentId: string;
  readonly one: ReturnListed;
  readonly say: Say;
}) {
  const stands =
    applied === null
      ? "returns.earlier.open"
      : applied.isUndone
        ? "returns.earlier.undone"
        : "returns.earlier.applied";
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-line py-2.5 text-sm">
      <Link
        href={`/documents/${documentId}/returns/${id}`}
        className="link min-w-0 flex-1 basis-60 break-words"
      >
        {fileName}
      </Link>
      <span className={applied === null ? "font-medium" : "text-soft"}>{say(stands)}</span>
      <span className="text-soft">
        {createdBy?.name} · <Time at={createdAt} />
      </span>
    </li>
  );
}

import Link from "next/link";
import { pageWords } from "@/lib/server/words";
import { languageOfTitle } from "@/lib/text/writing";
import type { WaitingList } from "@/lib/wire/waiting";
import { WAITING } from "@/lib/workbench/state/waiting";
import { Fresh } from "../_frame/fresh";
import { WaitingLinks } from "../_frame/waiting-links";

/** Over all projects: what waits for whoever looks, with the way to each row's filter. */
export async function WaitingForMe({ projects }: { readonly projects: WaitingList["projects"] }) {
  const say = await pageWords();
  const filterOf = (kind: string) => WAITING.find((one) => one.kind === kind)?.filter ?? "all";
  return (
    <section aria-labelledby="waiting-heading" className="mb-10">
      <Fresh />
      <h2 id="waiting-heading" className="mb-2 text-lg">
        {say("project.waiting.title")}
      </h2>
      {projects.length === 0 ? (
        <p className="text-sm text-soft">{say("project.waiting.nothing")}</p>
      ) : (
        <ul className="border-t border-line">
          {projects.map((project) => (
            <li key={project.id} className="border-b border-line py-3">
              <Link
                href={`/projects/${project.id}/review`}
                lang={languageOfTitle(project.name)}
                className="text-[0.8125rem] text-soft hover:text-accent"
              >
                {project.name}
              </Link>
              <ul>
                {project.documents.map((document) => (
                  <li key={document.id} className="mt-1 flex flex-wrap items-baseline gap-x-3">
                    <span
                      lang={languageOfTitle(document.title)}
                      className="min-w-0 flex-1 basis-60 font-zh break-words"
                    >
                      {document.title}
                    </span>
                    <WaitingLinks
                      waiting={document.waiting}
                      href={(kind) => `/documents/${document.id}?filter=${filterOf(kind)}`}
                    />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

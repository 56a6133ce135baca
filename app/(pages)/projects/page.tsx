import Link from "next/link";
import { listProjects } from "@/lib/db/projects/reads";
import { listRemoved } from "@/lib/db/projects/removed";
import { listWaiting } from "@/lib/db/waiting/reads";
import { requireAdministrator } from "@/lib/server/gate";
import { languageOfTitle } from "@/lib/text/writing";
import { EmptyState } from "../../_ui/empty-state";
import { Time } from "../../_ui/time";
import { rich } from "../../_words/rich";
import { gated } from "../_frame/gated";
import { More, pageFrom } from "../_frame/more";
import { NewProject } from "./new-project";
import { RemovedList } from "./removed-list";
import { WaitingForMe } from "./waiting-for-me";

export default gated("/projects", async ({ somebody, say, search }) => {
  const [{ projects, next }, waiting] = await Promise.all([
    listProjects(somebody, pageFrom(search)),
    listWaiting(somebody),
  ]);
  const removed = somebody.isAdmin ? await listRemoved(requireAdministrator(somebody)) : [];
  return {
    title: say("ui.projects"),
    areas: ["project"],
    actions: projects.length > 0 && <NewProject />,
    children: (
      <>
        {projects.length === 0 ? (
          <EmptyState title={say("project.none.title")} action={<NewProject />}>
            {say("project.none.lead")}
          </EmptyState>
        ) : (
          <>
            <WaitingForMe projects={waiting} />
            <h2 className="sr-only">{say("project.all")}</h2>
            <ul className="border-t border-line">
              {projects.map((project) => (
                <li key={project.id} className="border-b border-line">
                  <Link
                    href={`/projects/${project.id}`}
                    className="group flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-4"
                  >
                    <span
                      lang={languageOfTitle(project.name)}
                      className="min-w-0 flex-1 basis-60 font-en text-xl break-words group-hover:text-accent"
                    >
                      {project.name}
                    </span>
                    <span className="text-[0.8125rem] text-soft">
                      {say("ui.count.documents", { count: project.documents })} ·{" "}
                      {say(`ui.role.${project.role}`)} ·{" "}
                      {rich(
                        say,
                        "project.since",
                        {},
                        { when: () => <Time at={project.createdAt} as="day" /> },
                      )}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            <More next={next} />
          </>
        )}
        {removed.length > 0 && <RemovedList removed={removed} />}
        {somebody.isAdmin && (
          <p className="mt-8 text-[0.8125rem]">
            <Link href="/archives" className="link">
              {say("project.archive.read")}
            </Link>
          </p>
        )}
      </>
    ),
  };
});

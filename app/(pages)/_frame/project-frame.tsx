import type { ReactNode } from "react";
import { may } from "@/lib/access";
import { totalOf } from "@/lib/db/waiting/reads";
import type { Area } from "@/lib/messages/keys";
import type { Say } from "@/lib/messages/say";
import type { Project } from "@/lib/wire/projects";
import type { FrameProps } from "./frame";
import { Tabs } from "./tabs";

/** What all pages of a project share: its name, and tabs as far as the role goes. */
export function projectFrame(
  project: Project,
  say: Say,
  {
    actions,
    areas = [],
    children,
  }: { readonly actions?: ReactNode; readonly areas?: readonly Area[]; readonly children: ReactNode },
): FrameProps {
  const at = `/projects/${project.id}`;
  const { role } = project;
  return {
    title: project.name,
    crumbs: [{ href: "/projects", label: say("ui.projects") }],
    actions,
    areas,
    tabs: (
      <Tabs
        label={say("project.tabs")}
        tabs={[
          { href: at, label: say("project.tabs.documents") },
          ...(may(role, "edit") || may(role, "review")
            ? [
                {
                  href: `${at}/review`,
                  label: say("project.tabs.waiting"),
                  waiting: totalOf(project.waiting),
                },
              ]
            : []),
          ...(may(role, "read-source")
            ? [{ href: `${at}/speakers`, label: say("project.tabs.speakers") }]
            : []),
          ...(may(role, "read-source") ? [{ href: `${at}/memory`, label: say("project.tabs.memory") }] : []),
          ...(may(role, "read-source") ? [{ href: `${at}/terms`, label: say("project.tabs.terms") }] : []),
          ...(may(role, "read-source") ? [{ href: `${at}/names`, label: say("project.tabs.names") }] : []),
          ...(may(role, "read-source") ? [{ href: `${at}/checks`, label: say("project.tabs.checks") }] : []),
          ...(may(role, "read-source") ? [{ href: `${at}/counts`, label: say("project.tabs.counts") }] : []),
          ...(may(role, "read-source")
            ? [{ href: `${at}/members`, label: say("project.tabs.members") }]
            : []),
          ...(may(role, "manage") ? [{ href: `${at}/settings`, label: say("project.tabs.settings") }] : []),
        ]}
      />
    ),
    children,
  };
}

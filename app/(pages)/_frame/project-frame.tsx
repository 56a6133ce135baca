import type { ReactNode } from "react";
import { may } from "@/lib/access";
import { totalOf } from "@/lib/db/waiting/reads";
import type { Project } from "@/lib/wire/projects";
import type { FrameProps } from "./frame";
import { Tabs } from "./tabs";

/** What all pages of a project share: its name, and tabs as far as the role goes. */
export function projectFrame(
  project: Project,
  { actions, children }: { readonly actions?: ReactNode; readonly children: ReactNode },
): FrameProps {
  const at = `/projects/${project.id}`;
  const { role } = project;
  return {
    title: project.name,
    crumbs: [{ href: "/projects", label: "Projects" }],
    actions,
    tabs: (
      <Tabs
        label="Project"
        tabs={[
          { href: at, label: "Documents" },
          ...(may(role, "edit") || may(role, "review")
            ? [{ href: `${at}/review`, label: "Waiting", waiting: totalOf(project.waiting) }]
            : []),
          ...(may(role, "read-source") ? [{ href: `${at}/speakers`, label: "Speakers" }] : []),
          ...(may(role, "read-source") ? [{ href: `${at}/counts`, label: "Counts" }] : []),
          ...(may(role, "read-source") ? [{ href: `${at}/members`, label: "Members" }] : []),
          ...(may(role, "manage") ? [{ href: `${at}/settings`, label: "Settings" }] : []),
        ]}
      />
    ),
    children,
  };
}

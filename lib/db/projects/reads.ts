import "server-only";

import type { Role } from "../../access";
import type { Project } from "../../wire/projects";
import type { Page } from "../../wire/text";
import type { Waiting } from "../../wire/waiting";
import { database } from "../client";
import { pageOf } from "../page";
import type { ReadScope, Somebody } from "../scope";
import { listWaiting, NOTHING_WAITS } from "../waiting/reads";

const FIELDS = {
  id: true,
  name: true,
  allowOwnApproval: true,
  allowFixing: true,
  createdAt: true,
  _count: { select: { documents: { where: { deletedAt: null } } } },
} as const;

/** The projects that somebody is a member of, newest first. */
export async function listProjects(somebody: Somebody, page: Page) {
  const rows = await database().project.findMany({
    where: {
      deletedAt: null,
      memberships: { some: { userId: somebody.userId } },
      ...(page.after === undefined ? {} : { id: { lt: page.after } }),
    },
    orderBy: { id: "desc" },
    take: page.limit + 1,
    select: {
      ...FIELDS,
      memberships: { where: { userId: somebody.userId }, select: { role: true } },
    },
  });
  const { items, next } = pageOf(rows, page.limit, (row) => row.id);
  const waiting = new Map((await listWaiting(somebody)).map((project) => [project.id, project.waiting]));
  return {
    projects: items.map((row) =>
      shown(row, row.memberships[0]?.role ?? "viewer", waiting.get(row.id) ?? NOTHING_WAITS),
    ),
    next,
  };
}

export async function findProject(scope: ReadScope): Promise<Project> {
  const row = await database().project.findUniqueOrThrow({
    where: { id: scope.projectId },
    select: FIELDS,
  });
  const [waiting] = await listWaiting(scope, scope.projectId);
  return shown(row, scope.role, waiting?.waiting ?? NOTHING_WAITS);
}

function shown(
  row: {
    id: string;
    name: string;
    allowOwnApproval: boolean;
    allowFixing: boolean;
    createdAt: Date;
    _count: { documents: number };
  },
  role: Role,
  waiting: Waiting,
): Project {
  return {
    id: row.id,
    name: row.name,
    allowOwnApproval: row.allowOwnApproval,
    allowFixing: row.allowFixing,
    role,
    documents: row._count.documents,
    waiting,
    createdAt: row.createdAt.toISOString(),
  };
}

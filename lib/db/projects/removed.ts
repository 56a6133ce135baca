import "server-only";

import type { Removed } from "../../wire/projects";
import { database } from "../client";
import type { Administrator } from "../scope";

/** More than anybody looks through; the newest are kept in sight. */
const MOST = 200;

/** What was removed and is there still, newest first: projects, and documents of projects that are there. */
export async function listRemoved(_: Administrator): Promise<Removed[]> {
  const newest = { where: { deletedAt: { not: null } }, orderBy: { deletedAt: "desc" }, take: MOST } as const;
  const projects = await database().project.findMany({
    ...newest,
    select: { id: true, name: true, deletedAt: true },
  });
  const documents = await database().document.findMany({
    ...newest,
    where: { ...newest.where, project: { deletedAt: null } },
    select: { id: true, title: true, deletedAt: true, project: { select: { name: true } } },
  });
  return [
    ...projects.map(({ id, name, deletedAt }) => ({
      id,
      kind: "project" as const,
      name,
      project: null,
      deletedAt,
    })),
    ...documents.map(({ id, title, deletedAt, project }) => ({
      id,
      kind: "document" as const,
      name: title,
      project: project.name,
      deletedAt,
    })),
  ]
    .map(({ deletedAt, ...one }) => ({ ...one, removedAt: deletedAt?.toISOString() ?? "" }))
    .sort((one, other) => other.removedAt.localeCompare(one.removedAt))
    .slice(0, MOST);
}

/** Brings a project or a document back as it was, to the people who had it. Null where nothing like that was removed. */
export async function bringBackRemoved(_: Administrator, id: string): Promise<Removed | null> {
  const found = (await listRemovedById(id)) ?? null;
  if (!found) return null;
  const where = { id };
  const data = { deletedAt: null };
  if (found.kind === "project") await database().project.update({ where, data, select: { id: true } });
  else await database().document.update({ where, data, select: { id: true } });
  return found;
}

async function listRemovedById(id: string): Promise<Removed | undefined> {
  const removed = { id, deletedAt: { not: null } };
  const project = await database().project.findFirst({
    where: removed,
    select: { name: true, deletedAt: true },
  });
  if (project?.deletedAt)
    return {
      id,
      kind: "project",
      name: project.name,
      project: null,
      removedAt: project.deletedAt.toISOString(),
    };
  const document = await database().document.findFirst({
    where: removed,
    select: { title: true, deletedAt: true, project: { select: { name: true } } },
  });
  if (!document?.deletedAt) return undefined;
  return {
    id,
    kind: "document",
    name: document.title,
    project: document.project.name,
    removedAt: document.deletedAt.toISOString(),
  };
}

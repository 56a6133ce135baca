import "server-only";

import type { Filling } from "../../wire/filling";
import { database } from "../client";
import type { ImportScope, SourceScope } from "../scope";

/** What a project has filled by itself: repeats, and rows that nobody has touched. */
export async function findFilling({ projectId }: SourceScope): Promise<Filling> {
  const { propagation, fillFrom } = await database().project.findUniqueOrThrow({
    where: { id: projectId },
    select: { propagation: true, fillFrom: true },
  });
  return { propagation: propagation as Filling["propagation"], fillFrom };
}

export async function saveFilling({ projectId }: ImportScope, filling: Filling): Promise<void> {
  await database().project.update({ where: { id: projectId }, data: filling, select: { id: true } });
}

import "server-only";

import { HouseStyle } from "../../wire/findings";
import { database } from "../client";
import type { ManageScope, Scope } from "../scope";

/** Null where nobody has set one. */
export async function findStyle({ projectId }: Scope): Promise<HouseStyle | null> {
  const kept = await database().projectStyle.findUnique({ where: { projectId } });
  return kept && HouseStyle.parse(kept.style);
}

export async function saveStyle(
  { projectId, userId }: ManageScope,
  style: HouseStyle,
  now: Date,
): Promise<void> {
  const data = { style, setById: userId, setAt: now };
  await database().projectStyle.upsert({
    where: { projectId },
    create: { projectId, ...data },
    update: data,
  });
}

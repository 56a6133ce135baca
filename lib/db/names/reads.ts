import "server-only";

import type { LedgerName } from "../../term/names/ledger";
import type { NameList } from "../../wire/names";
import { database } from "../client";
import { findPeople } from "../people/names";
import type { Scope, SourceScope } from "../scope";

/** The project's ledger of names, in the order of its making. */
export async function listNames({ projectId }: SourceScope): Promise<NameList> {
  const [rows, speakers, style] = await Promise.all([
    database().name.findMany({ where: { projectId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    database().speaker.findMany({ where: { projectId }, select: { id: true, zh: true } }),
    readStyle(projectId),
  ]);
  const people = await findPeople(
    database(),
    rows.map(({ setById }) => setById),
  );
  const speakerOf = new Map(speakers.map(({ id, zh }) => [zh, id]));
  return {
    ...style,
    names: rows.map(({ id, kind, zh, aliases, first, later, allowed, surnameFirst, note, ...row }) => ({
      id,
      kind: kind as NameList["names"][number]["kind"],
      zh,
      aliases,
      first,
      later,
      allowed,
      surnameFirst,
      note,
      speakerId: [zh, ...aliases].map((form) => speakerOf.get(form)).find(Boolean) ?? null,
      setBy: people.get(row.setById) ?? null,
      updatedAt: row.updatedAt.toISOString(),
    })),
  };
}

/** How first mentions are written in a project. */
async function readStyle(projectId: string): Promise<{ readonly firstHasChinese: boolean }> {
  const project = await database().project.findUniqueOrThrow({
    where: { id: projectId },
    select: { firstNameHasChinese: true },
  });
  return { firstHasChinese: project.firstNameHasChinese };
}

interface ReadLedger {
  readonly ledger: readonly LedgerName[];
  readonly firstHasChinese: boolean;
  /** Goes on with every change. */
  readonly version: string;
}

/** The ledger as the checks read it, and a name for its state. */
export async function readLedger({ projectId }: Scope): Promise<ReadLedger> {
  const [rows, { firstHasChinese }] = await Promise.all([
    database().name.findMany({ where: { projectId }, orderBy: { id: "asc" } }),
    readStyle(projectId),
  ]);
  const last = rows.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt.getTime()), 0);
  return {
    ledger: rows.map((row) => ({ ...row, kind: row.kind as LedgerName["kind"] })),
    firstHasChinese,
    version: `${rows.length}-${last}${firstHasChinese ? "-zh" : ""}`,
  };
}

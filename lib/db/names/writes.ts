import "server-only";

import { type Refusal, refuse } from "../../segments/refusal";
import type { NameChanges, NameEntry } from "../../wire/names";
import { database } from "../client";
import type { Prisma } from "../generated/client";
import { newId } from "../ids";
import type { EditScope, ManageScope } from "../scope";

/**
 * Adds, changes and removes names, all or none.
 *
 * NAM-SAVE-1  Where a name is not as the person saw it, nothing is stored.
 * NAM-SAVE-3  A ledger holds five thousand names: every one of them is looked for in every row.
 * NAM-SAVE-2  The English label of a speaker of that name follows the name's `first` as long as nobody has given it another.
 */
export function setNames(
  { projectId, userId }: EditScope,
  { names }: NameChanges,
  now: Date,
): Promise<{ readonly ok: true } | Refusal> {
  return database().$transaction(async (tx) => {
    // One after the other in a project: an entry that is not there yet has no row to lock.
    await tx.$queryRaw`select 1 from "Project" where id = ${projectId} for no key update`;
    const touched = names.flatMap(({ zh, now: wanted }) => [zh, ...(wanted ? [wanted.zh] : [])]);
    const rows = await tx.name.findMany({ where: { projectId, zh: { in: touched } } });
    const there = new Map<string, NameEntry>(rows.map((row) => [row.zh, entryOf(row)]));
    for (const { zh, was, now: wanted } of names) {
      const is = there.get(zh) ?? null;
      if (stateOf(is) !== stateOf(was)) return refuse("stale", { code: "problems.name.stale", zh }, "was");
      if (wanted && wanted.zh !== zh && there.has(wanted.zh))
        return refuse("invalid", { code: "problems.name.taken", zh: wanted.zh }, "now");
      there.delete(zh);
      if (wanted) there.set(wanted.zh, wanted);
    }
    const more = names.filter(({ was, now: wanted }) => was === null && wanted !== null).length;
    if (more > 0 && (await tx.name.count({ where: { projectId } })) + more > MOST_NAMES)
      return refuse("invalid", { code: "problems.name.full", most: MOST_NAMES }, "names");
    const speakers = await labelsOfSpeakers(tx, projectId, names);
    for (const run of inRuns(names)) {
      const [{ was, now: wanted }] = run;
      if (wanted === null)
        await tx.name.deleteMany({ where: { projectId, zh: { in: run.map(({ zh }) => zh) } } });
      else if (was === null)
        await tx.name.createMany({
          data: run.map((one) => ({ ...one.now!, id: newId(), projectId, setById: userId, updatedAt: now })),
        });
      else
        await tx.name.updateMany({
          where: { projectId, zh: run[0].zh },
          data: { ...wanted, setById: userId, updatedAt: now },
        });
      for (const one of run)
        if (formsOf(one).some((form) => speakers.has(form)))
          await followSpeaker(tx, { projectId, userId }, one, now);
    }
    return { ok: true as const };
  }, IN_TIME);
}

type Changed = NameChanges["names"][number];

/** Two thousand names that change one by one, on a busy machine. */
const IN_TIME = { timeout: 60_000 };

/** Changes in their order; names that are added, or removed, one after the other are so together. */
function inRuns(names: readonly Changed[]): readonly (readonly [Changed, ...Changed[]])[] {
  const kindOf = ({ was, now }: Changed) => (now === null ? "remove" : was === null ? "add" : "change");
  const runs: [Changed, ...Changed[]][] = [];
  for (const one of names) {
    const last = runs.at(-1);
    if (last && kindOf(one) !== "change" && kindOf(last[0]) === kindOf(one)) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

const formsOf = ({ was, now }: Changed) =>
  [was, now].flatMap((entry) => (entry ? [entry.zh, ...entry.aliases] : []));

async function labelsOfSpeakers(
  tx: Prisma.TransactionClient,
  projectId: string,
  names: readonly Changed[],
): Promise<ReadonlySet<string>> {
  const zh = { in: [...new Set(names.flatMap(formsOf))] };
  const speakers = await tx.speaker.findMany({ where: { projectId, zh }, select: { zh: true } });
  return new Set(speakers.map((speaker) => speaker.zh));
}

/** NAM-SAVE-3. */
const MOST_NAMES = 5_000;

/** Whether first mentions have the Chinese behind the English. */
export async function saveNameStyle({ projectId }: ManageScope, firstHasChinese: boolean): Promise<void> {
  await database().project.update({
    where: { id: projectId },
    data: { firstNameHasChinese: firstHasChinese },
    select: { id: true },
  });
}

/** NAM-SAVE-2. */
async function followSpeaker(
  tx: Prisma.TransactionClient,
  { projectId, userId }: Pick<EditScope, "projectId" | "userId">,
  change: Changed,
  now: Date,
): Promise<void> {
  const labels = [...new Set(formsOf(change))];
  const { was, now: wanted } = change;
  await tx.speaker.updateMany({
    where: { projectId, zh: { in: labels }, en: was?.first ?? "" },
    data: { en: (wanted?.first ?? "").slice(0, 80), setById: userId, updatedAt: now },
  });
}

function entryOf(row: NameEntry | Prisma.NameGetPayload<object>): NameEntry {
  const { zh, aliases, first, later, allowed, surnameFirst, note } = row;
  return { kind: row.kind as NameEntry["kind"], zh, aliases, first, later, allowed, surnameFirst, note };
}

function stateOf(entry: NameEntry | null): string {
  return JSON.stringify(entry && entryOf(entry));
}

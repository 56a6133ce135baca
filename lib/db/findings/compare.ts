import "server-only";

import type { Finding } from "../../check/check";
import { database } from "../client";
import { CHECKED, type CheckedPair, type CheckingScope, readPairs } from "./pairs";
import { type Compared, comparedIn, recordsOf, replaceFindings } from "./store";

/**
 * Checks that compare rows, over all documents of the project.
 *
 * FND-5  Rows with the same Chinese, or the same English, are compared with each other whenever one of them was checked: what is found
 *        in one of them may change because another did.
 */
const AT_ONCE = 500;

/** `run` is given rows that have something in common, in the order of the documents and of reading. */
export async function saveCompared(
  scope: CheckingScope,
  compared: Compared,
  run: (pairs: readonly CheckedPair[]) => readonly (readonly Finding[])[],
  now: Date,
): Promise<void> {
  const { projectId } = scope;
  const { edited } = compared;
  const groups = await readGroups(scope, compared);
  for (let at = 0; at < groups.length; at += AT_ONCE) {
    const some = groups.slice(at, at + AT_ONCE);
    const segments = some.flatMap(({ asked }) => asked);
    // Rows without anybody to differ from lose what they had.
    const pairs = await readPairs(
      scope,
      some.flatMap(({ ids, differ }) => (differ ? ids : [])),
    );
    const findings = run(pairs);
    const isAsked = new Set(segments);
    const found = pairs.flatMap((pair, index) =>
      isAsked.has(pair.segmentId) ? recordsOf(projectId, { pair, beads: [] }, findings[index] ?? []) : [],
    );
    await database().$transaction((tx) =>
      replaceFindings(tx, { projectId, which: comparedIn(segments), found, edited }, now),
    );
  }
}

interface Group {
  readonly ids: string[];
  /** Those whose findings are made anew; the others are there to be compared with. */
  readonly asked: string[];
  readonly differ: boolean;
}

interface Keyed {
  readonly id: string;
  readonly sourceKey: string | null;
  readonly targetKey: string | null;
}

/** Rows that belong together by one key or the other, and on; each row stands in one group. */
async function readGroups(scope: CheckingScope, asked: Omit<Compared, "edited">): Promise<readonly Group[]> {
  const those = await readKeyed(scope, asked);
  const rows = await readKeyed(scope, {
    sourceKeys: those.flatMap(({ sourceKey }) => sourceKey ?? []),
    targetKeys: those.flatMap(({ targetKey }) => targetKey ?? []),
  });
  const isAsked = new Set(those.map(({ id }) => id));
  const rootOf = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    while (rootOf.has(root)) root = rootOf.get(root)!;
    return root;
  };
  for (const row of rows) {
    const [first, second] = keysOf(row).map(find);
    if (second !== undefined && first !== second) rootOf.set(first!, second);
  }
  const groups = new Map<string, { ids: string[]; asked: string[]; kinds: Set<string> }>();
  for (const row of rows) {
    const root = find(keysOf(row)[0]!);
    const group = groups.get(root) ?? { ids: [], asked: [], kinds: new Set() };
    groups.set(root, group);
    group.ids.push(row.id);
    group.kinds.add(keysOf(row).join(" "));
    if (isAsked.has(row.id)) group.asked.push(row.id);
  }
  return [...groups.values()].map(({ kinds, ...group }) => ({ ...group, differ: kinds.size > 1 }));
}

function keysOf({ sourceKey, targetKey }: Keyed): string[] {
  return [...(sourceKey === null ? [] : [`s${sourceKey}`]), ...(targetKey === null ? [] : [`t${targetKey}`])];
}

/** Every row that has one of these keys, in the order of the documents and of reading. */
async function readKeyed(
  { projectId }: CheckingScope,
  { sourceKeys, targetKeys }: Omit<Compared, "edited">,
): Promise<readonly Keyed[]> {
  if (sourceKeys.length + targetKeys.length === 0) return [];
  return database().$queryRaw<Keyed[]>`
    select s.id, c."sourceKey", c."targetKey" from "SegmentCheck" c join "Segment" s on s.id = c."segmentId"
    join "Translation" t on t.id = s."currentId" join "Document" d on d.id = s."documentId" and d."deletedAt" is null
    where c."projectId" = ${projectId} and s."projectId" = ${projectId} and ${CHECKED}
      and (c."sourceKey" = any(${[...sourceKeys]}) or c."targetKey" = any(${[...targetKeys]}))
    order by d."createdAt", d.id, s.rank, s.id`;
}

import { createHash } from "node:crypto";
import type { Action, Role } from "@/lib/access";
import { database } from "@/lib/db/client";
import { newId, newIds } from "@/lib/db/ids";
import type { Scope } from "@/lib/db/scope";
import { listSegments } from "@/lib/db/segments/reads";
import { countChineseCharacters, countEnglishWords } from "@/lib/text/count";
import type { Segment } from "@/lib/wire/segments";

/** A row as a test writes it down: its Chinese paragraphs, its English, how it is shown, who confirmed it. */
export interface SceneRow {
  readonly zh?: readonly string[];
  readonly en?: string;
  readonly shown?: "draft" | "aligned" | "translated" | "rejected" | "reviewed" | "final" | "omitted";
  readonly writer?: string;
  readonly confirmedBy?: string;
}

export interface Scene {
  readonly projectId: string;
  readonly documentId: string;
  /** By role, and two of those who are needed twice. */
  readonly people: Readonly<
    Record<Player, { readonly id: string; readonly name: string; readonly token: string }>
  >;
  /** Ids of the rows, in order. */
  readonly rows: readonly string[];
  scope<A extends Action>(player: Player, action?: A): Scope<A>;
  /** The document as its reviewer sees it. */
  read(): Promise<Segment[]>;
}

export type Player = Role | "second" | "colleague" | "stranger";

const PLAYERS: Readonly<Record<Player, Role | null>> = {
  owner: "owner",
  translator: "translator",
  reviewer: "reviewer",
  proofreader: "proofreader",
  viewer: "viewer",
  /** A second translator. */
  second: "translator",
  /** A second reviewer. */
  colleague: "reviewer",
  /** Owner of another project. */
  stranger: null,
};

const SHOWN = {
  draft: ["initial", "draft"],
  aligned: ["initial", "aligned"],
  translated: ["translated", null],
  rejected: ["translated", "rejected"],
  reviewed: ["reviewed", null],
  final: ["final", null],
  omitted: ["final", "omitted"],
} as const;

/** A project with one person in each role, and one document, made without the importer. */
export async function openScene(
  rows: readonly SceneRow[],
  {
    allowOwnApproval = false,
    allowFixing = false,
  }: { readonly allowOwnApproval?: boolean; readonly allowFixing?: boolean } = {},
): Promise<Scene> {
  const projectId = newId();
  const documentId = newId();
  const people = Object.fromEntries(
    Object.keys(PLAYERS).map((name) => [name, { id: newId(), name, token: `test-token-${name}-${newId()}` }]),
  ) as Record<Player, { id: string; name: string; token: string }>;
  await database().user.createMany({
    data: Object.values(people).map(({ id, name }) => ({ id, name, email: `${id}@example.org` })),
  });
  await database().apiToken.createMany({
    data: Object.values(people).map(({ id, token }) => ({
      userId: id,
      name: "test",
      prefix: "test",
      hash: createHash("sha256").update(token).digest("hex"),
    })),
  });
  await database().project.create({
    data: { id: projectId, name: "Scene", allowOwnApproval, allowFixing, createdById: people.owner.id },
  });
  await database().membership.createMany({
    data: (Object.keys(PLAYERS) as Player[]).flatMap((name) => {
      const role = PLAYERS[name];
      return role ? [{ projectId, userId: people[name].id, role }] : [];
    }),
  });
  await database().document.create({
    data: { id: documentId, projectId, title: "对照", leading: "\ufeff", createdById: people.owner.id },
  });

  const ids = newIds(rows.length);
  const versionIds = newIds(rows.length);
  const userOf = (player: string | undefined) => people[(player ?? "translator") as Player].id;
  await database().segment.createMany({
    data: rows.map((_, index) => ({ id: ids[index]!, projectId, documentId, rank: index + 1, revision: 1 })),
  });
  await database().translation.createMany({
    data: rows.flatMap((row, index) => {
      if (row.en === undefined) return [];
      const origin = row.shown === "aligned" ? ("aligned" as const) : ("typed" as const);
      return [
        {
          id: versionIds[index]!,
          projectId,
          segmentId: ids[index]!,
          text: row.en,
          words: countEnglishWords(row.en),
          origin,
          authorId: userOf(row.writer),
          writerId: origin === "aligned" ? null : userOf(row.writer),
          contributors: { [userOf(row.writer)]: null },
          revision: 1,
        },
      ];
    }),
  });
  for (const [index, row] of rows.entries()) {
    const [state, subState] = row.shown
      ? SHOWN[row.shown]
      : ["initial" as const, row.en ? ("draft" as const) : null];
    const isConfirmed = state !== "initial" && subState !== "omitted";
    await database().segment.update({
      where: { id: ids[index]! },
      data: {
        state,
        subState,
        currentId: row.en === undefined ? null : versionIds[index]!,
        confirmedById: isConfirmed ? userOf(row.confirmedBy) : null,
        approvedId:
          state === "reviewed" || (state === "final" && subState === null) ? versionIds[index]! : null,
        omittedReason: subState === "omitted" ? "left out" : null,
      },
    });
  }
  let position = 0;
  await database().paragraph.createMany({
    data: rows.flatMap((row, index) =>
      (row.zh ?? []).map((text) => ({
        projectId,
        documentId,
        segmentId: ids[index]!,
        position: ++position,
        kind: "text" as const,
        text,
        separator: "\n",
        characters: countChineseCharacters(text),
      })),
    ),
  });

  const scope = <A extends Action>(player: Player, _action?: A): Scope<A> => {
    const facts = {
      userId: people[player].id,
      projectId,
      role: PLAYERS[player] ?? "viewer",
      allowOwnApproval,
      allowFixing,
    };
    return facts as unknown as Scope<A>;
  };
  const read = async () => {
    const list = await listSegments(scope("owner", "read"), documentId, { limit: 2000 });
    if (!list.ok) throw new Error(list.code);
    return list.segments;
  };
  return { projectId, documentId, people, rows: ids, scope, read };
}

/** The rows in the notation of the tables: `甲·乙|A` is two Chinese paragraphs beside A. */
export function inShort(segments: readonly Segment[]): string {
  return segments
    .map(
      ({ source, target }) => `${source.map(({ text }) => text).join("·")}|${target.replaceAll("\n\n", "¶")}`,
    )
    .join("  ");
}

/** What a state is called on the screen. */
export function shownAs({ state, subState }: Pick<Segment, "state" | "subState">): string {
  if (subState) return subState;
  return state === "initial" ? "untranslated" : state;
}

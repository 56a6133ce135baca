import type { ReturnRow } from "@/lib/wire/returns";

/** What somebody wants of a returned file. Rows that were not fetched yet are in it, too: either all but some, or only some. */
export interface Choices {
  readonly isAll: boolean;
  /** Rows for which the opposite of `isAll` holds. */
  readonly others: ReadonlySet<string>;
  /** Of rows where both texts touch. Without a word here the row stays, and the file's text becomes a suggestion. */
  readonly conflicts: ReadonlyMap<string, ConflictChoice>;
}

export type ConflictChoice =
  | { readonly take: "theirs"; readonly text: string }
  /** What is written stays while one looks at another choice. */
  | { readonly take: "own" | "here"; readonly text: string };

export const CHOOSE_ALL: Choices = { isAll: true, others: new Set(), conflicts: new Map() };

export function isChosen({ isAll, others }: Choices, id: string): boolean {
  return isAll !== others.has(id);
}

export function chooseRow(choices: Choices, id: string): Choices {
  const others = new Set(choices.others);
  if (!others.delete(id)) others.add(id);
  return { ...choices, others };
}

export function chooseText(choices: Choices, row: ReturnRow, choice: ConflictChoice): Choices {
  return { ...choices, conflicts: new Map(choices.conflicts).set(row.segmentId, choice) };
}

/** How many of so many rows are chosen. */
export function countChosen({ isAll, others }: Choices, all: number): number {
  return isAll ? Math.max(0, all - others.size) : others.size;
}

/** As POST /returns/{id}/apply takes it. */
export function orderOf(choices: Choices) {
  const texts = [...choices.conflicts].flatMap(([id, { take, text }]) =>
    take === "here" || !isChosen(choices, id) ? [] : [{ id, text }],
  );
  return choices.isAll
    ? { segments: "all" as const, except: [...choices.others], texts }
    : { segments: [...choices.others], texts };
}

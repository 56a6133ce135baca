/**
 * An entry of a project's ledger of names.
 *
 * NAM-LEDGER-1  `first` is how the name is written at first mention, `later` afterwards; empty where it is the same.
 * NAM-LEDGER-2  Of a person the surname by itself is a form as well: the first word where the surname comes first, otherwise the last.
 */
import type { NameKind } from "./kinds";

export interface LedgerName {
  /** "none": it was proposed and is no name. */
  readonly kind: NameKind | "none";
  readonly zh: string;
  readonly aliases: readonly string[];
  readonly first: string;
  readonly later: string;
  readonly allowed: readonly string[];
  /** Null where that says nothing. */
  readonly surnameFirst: boolean | null;
}

/** All English that may stand for it; none where nobody has said any. */
export function englishFormsOf({ kind, first, later, allowed, surnameFirst }: LedgerName): readonly string[] {
  if (kind === "none") return [];
  const parts = first.split(" ");
  const surname = kind === "person" && parts.length > 1 ? [surnameFirst ? parts[0]! : parts.at(-1)!] : [];
  return [...new Set([first, later, ...allowed, ...surname])].filter(Boolean);
}

import type { LedgerName } from "./ledger";

type Entry = LedgerName & { readonly note: string };

/** So many other forms an entry has at most, as `lib/wire/names.ts` says. */
const MOST_FORMS = 20;

/**
 * One entry of two: `other` becomes another form of `kept`, in both languages. What `kept` leaves open, `other` says.
 *
 * NAM-MERGE-1  No form of either is lost, in Chinese or English, as far as an entry has room; nothing is twice.
 */
export function mergeNames<Name extends Entry>(kept: Name, other: Name): Name {
  const first = kept.first || other.first;
  const later = kept.later || (kept.first === "" ? other.later : "");
  const english = [...kept.allowed, other.first, other.later, ...other.allowed];
  const distinct = (all: readonly string[], but: readonly string[]) =>
    [...new Set(all)].filter((form) => form !== "" && !but.includes(form)).slice(0, MOST_FORMS);
  return {
    ...kept,
    kind: kept.kind === "none" ? other.kind : kept.kind,
    aliases: distinct([...kept.aliases, other.zh, ...other.aliases], [kept.zh]),
    first,
    later,
    allowed: distinct(english, [first, later]),
    surnameFirst: kept.surnameFirst ?? other.surnameFirst,
    note: kept.note || other.note,
  };
}

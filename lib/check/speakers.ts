/**
 * Who speaks, turn for turn.
 *
 * CHK-SPEAK-1  Where lines of the Chinese open with a label that names who speaks, and lines of the English do, too, they are as many. What has no other is a
 *              finding: a label of the Chinese that the English lacks, one of the English that nothing in the Chinese has.
 * CHK-SPEAK-2  A label whose name the ledger has is written as there, at first mention, later or otherwise allowed; of a person the surname will do.
 * CHK-SPEAK-3  A line that only reads like a label is none: the Chinese needs two different ones or one that the ledger has, or the English as many labels.
 */
import { speakerLabel, withoutTime } from "../segmentation/structure/speaker-label";
import { englishFormsOf, type LedgerName } from "../term/names/ledger";
import type { Check, Finding } from "./check";

/** 佟宇： Up to eight characters, which end no sentence. */
const CHINESE =
  /^\s*(?:\*\*)?(?<name>[\p{Script=Han}A-Za-z·][\p{Script=Han}A-Za-z·. ]{0,11}?)(?:[(（]\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[)）])?(?:\*\*)?[:：](?:\*\*)?\s*(?=\S)/u;

interface Label {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export const speakers: Check = {
  id: "speakers",
  needsProject: true,
  run({ source, target }, { names }) {
    const theirs = labelsOf(source, (line) => CHINESE.exec(line)?.groups?.name ?? null);
    if (theirs.length === 0 || target.trim() === "") return [];
    const own = labelsOf(target, (line) => {
      const speaker = speakerLabel(line, "markdown")?.speaker;
      return speaker === undefined ? null : withoutTime(speaker);
    });
    const entries = theirs.map(({ name }) => entryOf(name, names?.ledger ?? []));
    const isDialogue =
      new Set(theirs.map(({ name }) => name)).size > 1 ||
      entries.some((entry) => entry !== null) ||
      own.length > 1;
    if (!isDialogue || own.length === 0) {
      // One turn whose label is in the ledger has to have one.
      return own.length === 0 && entries.length > 0 && entries.every((entry) => entry !== null)
        ? theirs.map((label) => finding("checks.speaker-missing", "source", label))
        : [];
    }
    if (own.length < theirs.length)
      return theirs.slice(own.length).map((label) => finding("checks.speaker-missing", "source", label));
    if (own.length > theirs.length && theirs.length > 1)
      return own.slice(theirs.length).map((label) => finding("checks.speaker-added", "target", label));
    return theirs.flatMap((_, at): Finding[] => {
      const entry = entries[at];
      const label = own[at];
      if (!entry || !label) return [];
      const forms = englishFormsOf(entry);
      if (forms.length === 0 || forms.some((form) => form.toLowerCase() === label.name.toLowerCase()))
        return [];
      const wanted = entry.later || entry.first;
      return [
        {
          ...finding("checks.speaker-otherwise", "target", label),
          parameters: { text: label.name, name: entry.zh, wanted },
          mending: { start: label.start, end: label.end, text: wanted },
        },
      ];
    });
  },
};

function labelsOf(text: string, read: (line: string) => string | null): readonly Label[] {
  let at = 0;
  return text.split("\n").flatMap((line): Label[] => {
    const from = at;
    at += line.length + 1;
    const name = read(line)?.trim();
    if (!name) return [];
    const start = from + line.indexOf(name);
    return [{ name, start, end: start + name.length }];
  });
}

function entryOf(name: string, ledger: readonly LedgerName[]): LedgerName | null {
  return (
    ledger.find(({ kind, zh, aliases }) => kind === "person" && (zh === name || aliases.includes(name))) ??
    null
  );
}

function finding(code: Finding["code"], side: Finding["side"], { name, start, end }: Label): Finding {
  return { rule: "speakers", severity: "warning", side, start, end, code, parameters: { name } };
}

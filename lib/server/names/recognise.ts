import "server-only";

import type { z } from "zod";
import { inTurn } from "../../db/in-turn";
import { type MentionedRow, readMentions, rowNumbers } from "../../db/names/mentions";
import { listNames } from "../../db/names/reads";
import type { SourceScope } from "../../db/scope";
import { guessEnglish } from "../../term/names/guess";
import { formPlaces, ledgerFinder } from "../../term/names/ledger-places";
import { namesInPieces } from "../../term/names/propose";
import type { NameEntry, NameList, RecognisedNames, RecogniseNames } from "../../wire/names";
import { loadFrequencies, loadKnownNames, loadLexicon } from "../lexicon";

type Recognised = RecognisedNames["names"][number];
type Listed = NameList["names"][number];

/** Of one text so many names are told. */
const MOST = 40;
/** Names that the ledger does not have are looked for in so much of a text. */
const LONGEST_UNLISTED = 6_000;

/** The names of a text: those of the ledger, then those that are only recognised; how the project has them so far, and where they are met first. */
export async function recogniseNames(
  scope: SourceScope,
  { source, segmentId }: z.output<typeof RecogniseNames>,
): Promise<RecognisedNames> {
  const { names: ledger, firstHasChinese } = await listNames(scope);
  const find = ledgerFinder(ledger);
  const words = loadFrequencies();
  const found = await inTurn(() => find(source, words));
  const listed = [...new Map(found.toReversed().map((place) => [place.entry, place])).values()]
    .toSorted((one, other) => one.start - other.start)
    .slice(0, MOST);
  const rows = await readMentions(
    scope,
    listed.flatMap(({ entry: { zh, aliases } }) => [zh, ...aliases]),
  );
  const places = new Map<Listed, MentionedRow[]>(listed.map(({ entry }) => [entry, []]));
  for (const row of rows) {
    const here = await inTurn(() => new Set(find(row.source, words).map(({ entry }) => entry)));
    for (const entry of here) places.get(entry)?.push(row);
  }
  const firsts = [...places.values()].flatMap(([first]) => (first ? [first.segmentId] : []));
  const numbers = await rowNumbers(scope, firsts);
  const known = [];
  for (const { start, end, entry } of listed) {
    const those = places.get(entry)!;
    const first = those[0];
    const isHere = first !== undefined && first.segmentId === segmentId;
    const counted = await inTurn(() => countForms(entry, those));
    const written = isHere || entry.later === "" ? entry.first : entry.later;
    const insert = isHere && firstHasChinese && written !== "" ? `${written} (${entry.zh})` : written;
    known.push({
      start,
      end,
      zh: source.slice(start, end),
      kind: entry.kind as Recognised["kind"],
      name: entryOf(entry),
      insert,
      from: insert === "" ? null : ("ledger" as const),
      rows: those.length,
      ...counted,
      firstMention: first
        ? {
            documentId: first.documentId,
            title: first.title,
            segmentId: first.segmentId,
            number: numbers.get(first.segmentId) ?? 0,
            isHere,
          }
        : null,
    });
  }
  const unlisted = await inTurn(() => unlistedIn(source, found, ledger));
  return { names: [...known, ...unlisted].slice(0, MOST) };
}

function entryOf({ kind, zh, aliases, first, later, allowed, surnameFirst, note }: Listed): NameEntry {
  return { kind, zh, aliases, first, later, allowed, surnameFirst, note };
}

/** How the English of these rows has a name: each row by the form that stands there first. */
function countForms(entry: NameEntry, rows: readonly MentionedRow[]): Pick<Recognised, "forms" | "without"> {
  const counts = new Map<string, number>();
  let without = 0;
  for (const { target } of rows) {
    if (target.trim() === "") continue;
    const form = formPlaces(entry, target)[0]?.form;
    if (form === undefined) without += 1;
    else counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const forms = [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((one, other) => other.count - one.count);
  return { forms, without };
}

function unlistedIn(
  source: string,
  found: readonly { readonly start: number; readonly end: number }[],
  ledger: readonly Listed[],
): Recognised[] {
  const sources = { lexicon: loadLexicon(), known: loadKnownNames().known, words: loadFrequencies() };
  const refused = new Set(
    ledger.filter(({ kind }) => kind === "none").flatMap(({ zh, aliases }) => [zh, ...aliases]),
  );
  const seen = new Set<string>();
  return [...namesInPieces(source.slice(0, LONGEST_UNLISTED), sources, new Set())].flatMap(
    (name): Recognised[] => {
      const { start, end, zh, kind, ground } = name;
      if (seen.has(zh) || refused.has(zh) || found.some((one) => one.start < end && one.end > start))
        return [];
      seen.add(zh);
      const guess = guessEnglish(zh, kind, sources);
      const isSounds = guess?.from === "pinyin" && ground === "sounds";
      const { text = "", from = null } = guess && !isSounds ? guess : {};
      return [
        {
          start,
          end,
          zh,
          kind,
          name: null,
          insert: text,
          from,
          rows: 0,
          forms: [],
          without: 0,
          firstMention: null,
        },
      ];
    },
  );
}

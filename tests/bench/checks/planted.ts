/**
 * Errors that were planted beside the unspoilt sentence (demetr-zh): which rules speak up. A finding that the unspoilt sentence has as
 * well has found nothing.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { DEFAULT_SETTINGS, type Finding } from "../../../lib/check/check";
import { checkText } from "../../../lib/check/checks";
import { coverageOf } from "../../../lib/check/coverage/coverage";
import { sentenceBeads } from "../../../lib/check/sentence-beads";
import { loadKnownNames, loadLexicon } from "../../../lib/server/lexicon";
import { usualNames } from "../../../lib/term/names/usual";

const path = fileURLToPath(
  new URL("../../../../shared/corpora/demetr-zh/demetr.zh-en.jsonl", import.meta.url),
);

interface Planted {
  readonly pert: string;
  readonly applied: boolean;
  readonly src: string;
  readonly mt: string;
  readonly bad: string;
}

export function run(): void {
  if (!existsSync(path)) {
    console.log("planted errors: demetr-zh is not at hand, skipped");
    return;
  }
  const lexicon = loadLexicon();
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line): Planted => JSON.parse(line));
  const names = loadKnownNames();
  const checked = (key: "mt" | "bad", list: readonly Planted[]) => {
    const pairs = list.map((row) => ({ source: row.src, target: row[key] }));
    const withBeads = pairs.map((pair) => ({
      ...pair,
      beads: sentenceBeads(pair.source, pair.target, lexicon),
    }));
    const usual = usualNames(pairs, { lexicon, ...names });
    const settings = { ...DEFAULT_SETTINGS, lexicon, names: { ...names, ledger: [], usual } };
    const open = coverageOf(withBeads, lexicon);
    return checkText(withBeads, settings).map((findings, at) => [
      ...findings.map(nameOf),
      ...open[at]!.open.source.map(() => "coverage"),
      ...open[at]!.open.target.map(() => "coverage, English"),
    ]);
  };
  const table: Record<string, Record<string, string | number>> = {};
  for (const pert of [...new Set(rows.map((row) => row.pert))]) {
    const list = rows.filter((row) => row.pert === pert && row.applied);
    const [bad, good] = [checked("bad", list), checked("mt", list)];
    const caught = bad.map((names, at) => names.filter((name) => !good[at]!.includes(name)));
    const by = new Map<string, number>();
    for (const names of caught) for (const name of new Set(names)) by.set(name, (by.get(name) ?? 0) + 1);
    table[pert] = {
      planted: list.length,
      caught: caught.filter(({ length }) => length > 0).length,
      "unspoilt with a finding": good.filter(({ length }) => length > 0).length,
      by: [...by]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 4)
        .map(([name, count]) => `${name} ${count}`)
        .join(", "),
    };
  }
  console.table(table);
}

const nameOf = ({ rule, code }: Finding) => `${rule}/${code.replace("checks.", "")}`;

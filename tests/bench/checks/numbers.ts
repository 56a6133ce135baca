/**
 * The number check on texts whose errors people marked, on published translations, and on numbers that were spoilt on
 * purpose. Half of each set was looked at while the check was built, by a hash of the document; the other half was read once, near the end (`lib/check/README.md`).
 * `--findings` prints what is found and has no verdict.
 */
import { existsSync, readFileSync } from "node:fs";
import { DEFAULT_SETTINGS, type Finding } from "../../../lib/check/check";
import { numbers } from "../../../lib/check/numbers";
import { sentenceBeads } from "../../../lib/check/sentence-beads";
import { readEnglishQuantities } from "../../../lib/quantity/read-english";
import { writeLike } from "../../../lib/quantity/write-english";
import { loadLexicon } from "../../../lib/server/lexicon";
import { VERDICTS } from "./numbers-verdicts";

const CORPORA = new URL("../../../../shared/corpora/", import.meta.url);

interface Row {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly isHeldOut: boolean;
}

const lexicon = process.argv.includes("--beads") ? loadLexicon() : undefined;

/** With `--beads` the sentences are aligned first, as the program does; that takes most of the time. */
function findingsOf(source: string, target: string): readonly Finding[] {
  const beads =
    lexicon && source !== "" && target !== "" ? sentenceBeads(source, target, lexicon) : undefined;
  return numbers.run({ source, target, beads }, DEFAULT_SETTINGS);
}

export function run(): void {
  const showAll = process.argv.includes("--findings");
  console.log("\nnumbers: findings of translations by people and of published texts");
  console.log("set\tpart\tsegments\twarnings\tper 100\tright\twrong\tno verdict\thints");
  for (const [name, rows] of sets()) {
    if (rows === null) {
      console.log(`${name}\tnot there: skipped`);
      continue;
    }
    for (const isHeldOut of [false, true]) {
      const part = rows.filter((row) => row.isHeldOut === isHeldOut);
      const count = { warnings: 0, hints: 0, right: 0, wrong: 0, open: 0 };
      for (const row of part) {
        for (const finding of findingsOf(row.source, row.target)) {
          if (finding.severity === "hint") {
            count.hints += 1;
            continue;
          }
          count.warnings += 1;
          const verdict = VERDICTS[`${name} ${row.id} ${finding.side} ${finding.start}-${finding.end}`];
          count[verdict === undefined ? "open" : verdict.right ? "right" : "wrong"] += 1;
          if (showAll && verdict === undefined) print(name, row, finding);
        }
      }
      const per = ((100 * count.warnings) / Math.max(1, part.length)).toFixed(2);
      console.log(
        `${name}\t${isHeldOut ? "held out" : "looked at"}\t${part.length}\t${count.warnings}\t${per}\t${count.right}\t${count.wrong}\t${count.open}\t${count.hints}`,
      );
    }
  }
  demetr();
  planted();
}

function print(name: string, row: Row, finding: Finding): void {
  const text = finding.side === "source" ? row.source : row.target;
  console.log(
    `  ${name} ${row.id} ${finding.side} ${finding.start}-${finding.end} ${finding.code} 「${text.slice(finding.start, finding.end)}」`,
  );
}

function* sets(): Generator<readonly [string, readonly Row[] | null]> {
  for (const [name, file] of [
    ["news", "mqm-zhen/newstest2021.jsonl"],
    ["ted", "mqm-zhen/ted2021.jsonl"],
  ] as const)
    yield [
      name,
      lines(file)
        ?.map(
          (line) =>
            JSON.parse(line) as {
              doc: string;
              seg: number;
              system: string;
              human: boolean;
              src: string;
              tgt: string;
            },
        )
        .filter(({ human }) => human)
        .map(({ doc, seg, system, src, tgt }) => ({
          id: `${system} ${doc} ${seg}`,
          source: src,
          target: tgt,
          isHeldOut: hashOf(doc) % 2 === 1,
        })) ?? null,
    ];
  for (const [name, file] of [
    ["hkma", "hkma-reports/paragraphs.tsv"],
    ["law", "law-constitution/paragraphs.tsv"],
    ["ant-design", "parallel-docs/ant-design.tsv"],
    ["rust-book", "parallel-docs/rust-book.tsv"],
    ["vue", "parallel-docs/vue.tsv"],
  ] as const)
    yield [name, table(file)];
}

function lines(file: string): string[] | null {
  const url = new URL(file, CORPORA);
  return existsSync(url) ? readFileSync(url, "utf8").trimEnd().split("\n") : null;
}

/** Blocks of fifty lie on one side. */
function table(file: string): Row[] | null {
  const [head, ...rest] = lines(file) ?? [];
  if (head === undefined) return null;
  const names = head.split("\t");
  const [zh, en] = [names.indexOf("zh"), names.indexOf("en")];
  return rest.map((line, at) => {
    const cells = line.split("\t");
    const text = (cell: number) => (cells[cell] ?? "").replaceAll("\\n", "\n");
    return { id: String(at), source: text(zh), target: text(en), isHeldOut: Math.floor(at / 50) % 2 === 1 };
  });
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}

/** Numbers that others replaced, each beside the unspoilt sentence. */
function demetr(): void {
  const rows = lines("demetr-zh/demetr.zh-en.jsonl");
  if (rows === null) {
    console.log("demetr-zh is not there: skipped.");
    return;
  }
  const all = rows
    .map(
      (line) =>
        JSON.parse(line) as {
          id: number;
          pert: string;
          applied: boolean;
          src: string;
          mt: string;
          bad: string;
        },
    )
    .filter(({ pert }) => pert === "critical_id10_numbers_replaced");
  const warns = (source: string, target: string) => findingsOf(source, target).length > 0;
  for (const part of [0, 1]) {
    const some = all.filter(({ id }) => id % 2 === part);
    const spoilt = some.filter(({ applied }) => applied);
    console.log(
      `demetr, ${part === 0 ? "looked at" : "held out"}: ${spoilt.filter(({ src, bad }) => warns(src, bad)).length} of ${spoilt.length} replaced numbers found; ${some.filter(({ src, mt }) => warns(src, mt)).length} alarms on ${some.length} unspoilt`,
    );
  }
}

const SPOIL: Readonly<Record<string, (value: number) => number>> = {
  "times ten": (value) => value * 10,
  "a tenth": (value) => value / 10,
  "times a thousand": (value) => value * 1000,
  "one more": (value) => value + 1,
  "digits exchanged": (value) => Number(String(value).replace(/^(\d)(\d)/, "$2$1")),
};

/** Every number of the target, one at a time, where the notation can say the spoilt value. */
function planted(): void {
  const showMissed = process.argv.includes("--missed");
  for (const [name, rows] of sets()) {
    if (rows === null || !/news|hkma|ted/.test(name)) continue;
    const counts = new Map<string, [number, number]>();
    for (const row of rows) {
      if (!row.isHeldOut && !showMissed) continue;
      if (numbers.run(row, DEFAULT_SETTINGS).length > 0) continue;
      for (const [at, quantity] of readEnglishQuantities(row.target).entries()) {
        if (typeof quantity.value !== "number" || quantity.kind === "year" || quantity.value < 3) continue;
        if (at % 3 !== 0) continue; // one in three is enough to say how it stands
        const text = row.target.slice(quantity.start, quantity.end);
        for (const [how, spoil] of Object.entries(SPOIL)) {
          const value = spoil(quantity.value);
          const written = value === quantity.value ? undefined : writeLike(text, value);
          if (written === undefined) continue;
          const target = row.target.slice(0, quantity.start) + written + row.target.slice(quantity.end);
          const isFound = numbers.run({ source: row.source, target }, DEFAULT_SETTINGS).length > 0;
          if (!row.isHeldOut) {
            if (!isFound && showMissed) console.log(`  ${row.id} ${how}: ${text} → ${written}`);
            continue;
          }
          const count = counts.get(how) ?? [0, 0];
          count[isFound ? 0 : 1] += 1;
          counts.set(how, count);
        }
      }
    }
    for (const [how, [found, missed]] of counts)
      console.log(
        `planted in ${name}, ${how}: ${found} of ${found + missed} found (${((100 * found) / (found + missed)).toFixed(0)} %)`,
      );
  }
}

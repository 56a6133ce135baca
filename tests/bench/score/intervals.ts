import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { estimate, type ReadRow, type Score } from "@/lib/score/estimate";
import { drawSample } from "@/lib/score/sample";
import { DEFAULT_SCORE_SETTINGS, type Severity } from "@/lib/score/weights";

/**
 * How often the interval of a sample holds the score of the whole: documents in which raters marked every segment, one for each system and
 * set, with the texts of the set as chapters. Each is sampled many times.
 */
interface Line {
  readonly set: string;
  readonly doc: string;
  readonly seg: number;
  readonly system: string;
  readonly human: boolean;
  readonly tgt: string;
  readonly raters: readonly string[];
  readonly marks: readonly { readonly rater: string; readonly cat: string; readonly sev: string }[];
}

interface Row extends ReadRow {
  readonly id: string;
}

const TURNS = 200;
const UNSEEN = DEFAULT_SCORE_SETTINGS.severities.major;

export function measureIntervals(folder: string): void {
  for (const name of ["newstest2021", "ted2021", "general2023-sxs"]) {
    const path = `${folder}/mqm-zhen/${name}.jsonl`;
    if (!existsSync(path)) {
      console.log(`${name}: not here`);
      continue;
    }
    const lines = readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);
    for (const isCritical of [false, true])
      for (const [share, least] of [
        [0.05, 0],
        [0.1, 0],
        [0.1, 1_000],
        [0.3, 0],
      ] as const)
        measure(
          `${name}${isCritical ? ", one major error in ten critical" : ""}`,
          documentsOf(lines, isCritical),
          share,
          least,
        );
  }
}

function documentsOf(lines: readonly Line[], isCritical: boolean): readonly (readonly Row[])[][] {
  return grouped(lines, ({ system }) => system).map((own) =>
    grouped(own, ({ doc }) => doc).map((rows) =>
      rows.map((row) => ({
        id: `${row.doc}:${row.seg}:${row.system}`,
        words: row.tgt.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
        points:
          row.marks.reduce((sum, mark, at) => sum + pointsOf(mark.sev, isCritical && isTenth(row, at)), 0) /
          Math.max(1, row.raters.length),
      })),
    ),
  );
}

function grouped<T>(all: readonly T[], by: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return [...groups.values()];
}

function isTenth(row: Line, at: number): boolean {
  return createHash("sha256").update(`${row.doc}:${row.seg}:${row.system}:${at}`).digest()[0]! < 26;
}

function pointsOf(severity: string, isCritical: boolean): number {
  const name = severity.toLowerCase().replace("no-error", "neutral") as Severity;
  return DEFAULT_SCORE_SETTINGS.severities[isCritical && name === "major" ? "critical" : name] ?? 0;
}

function measure(name: string, documents: readonly (readonly Row[])[][], share: number, least: number): void {
  let [held, below, above, turns, width, words, truth] = [0, 0, 0, 0, 0, 0, 0];
  for (const [number, chapters] of documents.entries()) {
    const whole = scored(chapters, null).score ?? 0;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const withLots = chapters.map((rows) =>
        rows.map((row) => ({
          ...row,
          lot: createHash("sha256").update(`${number}-${turn}:${row.id}`).digest("hex"),
        })),
      );
      const drawn = drawSample(withLots, { share, least, leastOf: "document" });
      const found = scored(chapters, drawn);
      if (found.score === null || found.low === null || found.high === null) continue;
      turns += 1;
      truth += whole;
      words += found.words;
      width += found.high - found.low;
      if (whole < found.low) below += 1;
      else if (whole > found.high) above += 1;
      else held += 1;
    }
  }
  const percent = (count: number) => `${((100 * count) / turns).toFixed(1)} %`;
  console.log(
    `${name}, ${share * 100} % and at least ${least} words: score ${(truth / turns).toFixed(1)}, ${Math.round(words / turns)} words read, held ${percent(held)}, too high ${percent(below)}, too low ${percent(above)}, width ${(width / turns).toFixed(1)}`,
  );
}

function scored(chapters: readonly (readonly Row[])[], drawn: ReadonlySet<string> | null): Score {
  return estimate(
    chapters.map((rows) => ({
      words: rows.reduce((sum, row) => sum + row.words, 0),
      rows: rows.filter((row) => row.words > 0 && (drawn === null || drawn.has(row.id))),
    })),
    UNSEEN,
  );
}

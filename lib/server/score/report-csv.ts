import "server-only";

import { writeCsv } from "../../interchange/csv/write-csv";
import type { Say } from "../../messages/say";
import type { ScoreReport } from "../../wire/score";
import { nameOfCategory } from "./category-words";

const COLUMNS = [
  "row",
  "side",
  "start",
  "end",
  "words",
  "category",
  "its",
  "severity",
  "points",
  "comment",
  "rule",
  "translator",
  "by",
  "at",
  "version",
  "current",
  "counts",
] as const;

/** The marks of a report, one in a line, with what each is by name and by the standards' own names. */
export function reportCsv({ marks }: ScoreReport, say: Say): string {
  const head = COLUMNS.map((column) => say(`score.csv.${column}`));
  const lines = marks.map((mark) => [
    mark.row === null ? "" : String(mark.row),
    mark.side,
    String(mark.start),
    String(mark.end),
    mark.words,
    `${nameOfCategory(say, mark.category)} (${mark.category})`,
    mark.its,
    mark.severity,
    String(mark.points),
    mark.comment,
    mark.rule ?? "",
    mark.translator ?? "",
    mark.by ?? "",
    mark.at,
    mark.versionId ?? "",
    mark.isCurrent ? "1" : "0",
    mark.counts ? "1" : "0",
  ]);
  return writeCsv([head, ...lines], ",");
}

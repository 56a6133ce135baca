import type { IgnoreChanged, Ignored, NewIgnore } from "@/lib/wire/findings";
import type { Bench } from "../../bench";
import { type Answer, ask } from "../../front-door";
import { list } from "./follow";
import type { RowFinding } from "./found";

/** Ignores a finding, its rule for its word, or its rule in the project; what changes elsewhere is read anew. */
export async function ignore(
  bench: Bench,
  rowId: string,
  finding: RowFinding,
  how: NewIgnore,
): Promise<Answer<IgnoreChanged>> {
  const answer = await ask<IgnoreChanged>("POST", `/findings/${finding.id}/ignore`, how);
  if (answer.ok) {
    setIgnored(bench, rowId, (one) => (one.id === finding.id ? answer.value.ignored : one.ignored));
    if (how.reach !== "finding") await list(bench, new AbortController().signal);
  }
  return answer;
}

/** What was ignored is to be seen again. */
export async function takeBack(bench: Bench, rowId: string, ignored: Ignored): Promise<Answer<unknown>> {
  const answer = await ask<unknown>("DELETE", `/ignores/${ignored.id}`);
  if (answer.ok) {
    setIgnored(bench, rowId, (one) => (one.ignored?.id === ignored.id ? null : one.ignored));
    if (ignored.reach !== "finding") await list(bench, new AbortController().signal);
  }
  return answer;
}

function setIgnored(bench: Bench, rowId: string, of: (finding: RowFinding) => Ignored | null): void {
  bench.found.set((found) => {
    const row = found.byRow.get(rowId);
    if (!row) return found;
    const shown = row.shown.map((one) => ({ ...one, finding: { ...one.finding, ignored: of(one.finding) } }));
    return { ...found, byRow: new Map(found.byRow).set(rowId, { ...row, shown }) };
  });
}

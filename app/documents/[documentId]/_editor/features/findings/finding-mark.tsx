"use client";

import { SeverityIcon } from "@/app/_ui/severity-icon";
import { useSay } from "@/app/_words/words";
import { useFound } from "../../bench";
import { openDialog } from "../../run-command";
import { useViewCell } from "../../view";
import { isOpen, openIn, openInAll } from "./found";

/** How many findings wait in a row, in its gutter. Hints do not: they are for whoever opens the row. */
export function FindingMark({
  id,
  number,
  onOpen,
}: {
  readonly id: string;
  readonly number: number;
  readonly onOpen: () => void;
}) {
  const say = useSay();
  const row = useFound(({ byRow }) => byRow.get(id));
  const count = openIn(row);
  if (count === 0) return null;
  const isStop = row?.shown.some((one) => isOpen(one) && one.finding.severity === "stop") ?? false;
  return (
    <button
      type="button"
      className="bench-count"
      title={say("editor.row.findings", { count })}
      aria-label={say("editor.row.findings-on", { count, row: number })}
      onClick={onOpen}
    >
      <SeverityIcon severity={isStop ? "stop" : "warning"} />
      {count}
    </button>
  );
}

/** How many there are in the document, beside the progress; nothing before that is known, or where there is none. */
export function FindingCount() {
  const say = useSay();
  const view = useViewCell();
  const count = useFound((found) => (found.isListed ? openInAll(found) : 0));
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="bench-doubts"
      title={say("editor.findings.whole")}
      onClick={() => openDialog("findings", view)}
    >
      <SeverityIcon severity="warning" />
      <span>{say("editor.row.findings", { count })}</span>
    </button>
  );
}

"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Notice } from "@/app/_ui/notice";
import { Time } from "@/app/_ui/time";
import type { Alignment, AlignmentList } from "@/lib/wire/alignments";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { useAsked } from "../asked";
import type { DialogProps } from "../dialog-props";

const KINDS: Readonly<Record<Alignment["kind"], string>> = {
  draft: "A draft was imported",
  again: "Aligned again",
  restored: "Went back to an earlier one",
  before: "As people had left it",
};

/** Every version of the document's alignment, newest first; any can be gone back to, around what people have decided. */
export function Alignments({ close }: DialogProps) {
  const bench = useBench();
  const { documentId } = bench.cell.get();
  const isBusy = useWorkbench(({ aligning }) => aligning !== null);
  const [asked] = useAsked<AlignmentList>(`/documents/${documentId}/alignments`, "");
  const [older, setOlder] = useState<readonly AlignmentList[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const pages = asked.kind === "here" ? [asked.value, ...older] : [];
  const next = pages.at(-1)?.next ?? null;
  const versions = pages.flatMap(({ alignments }) => alignments);
  const more = async () => {
    const answer = await ask<AlignmentList>(
      "GET",
      `/documents/${documentId}/alignments?after=${encodeURIComponent(next ?? "")}`,
    );
    if (answer.ok) setOlder([...older, answer.value]);
    else setProblem(answer.detail);
  };
  const goBack = (alignmentId: string) => {
    close();
    bench.dispatch({ type: "leave-field" }, { type: "act", action: { do: "go-back", alignmentId } });
  };
  return (
    <Dialog
      open
      onOpenChange={close}
      title="Earlier alignments"
      description="Each import of a draft and each aligning again is kept. Going back changes only rows that nobody has decided since, loses no English, and can be undone."
    >
      {asked.kind === "asking" && <p className="text-sm text-soft">Reading the versions…</p>}
      {asked.kind === "refused" && (
        <Notice kind="problem" title="The versions could not be read">
          {asked.detail}
        </Notice>
      )}
      {asked.kind === "here" && versions.length === 0 && (
        <p className="text-sm text-soft">
          There is none yet: the first is kept when an English draft is imported.
        </p>
      )}
      <ol className="flex flex-col">
        {versions.map((version) => (
          <li key={version.id} className="flex items-start gap-3 border-b border-line py-2.5 text-sm">
            <span className="w-7 shrink-0 text-right text-soft tabular-nums">{version.number}</span>
            <div className="min-w-0 flex-1">
              <p className="font-medium">{KINDS[version.kind]}</p>
              <p className="text-[0.8125rem] text-soft">
                {version.createdBy?.name ?? "Somebody who has left"} <Time at={version.createdAt} />
              </p>
              <p className="text-[0.8125rem] text-soft tabular-nums">{countsOf(version)}</p>
            </div>
            {version.isCurrent ? (
              <span className="py-1 text-[0.8125rem] text-soft">As it stands now</span>
            ) : (
              <Button
                size="small"
                disabled={isBusy}
                aria-label={`Go back to alignment ${version.number}`}
                onClick={() => goBack(version.id)}
              >
                Go back
              </Button>
            )}
          </li>
        ))}
      </ol>
      {problem !== null && (
        <Notice kind="problem" title="The older versions could not be read">
          {problem}
        </Notice>
      )}
      {next !== null && (
        <Button size="small" look="quiet" className="mt-2 -ml-2" onClick={() => void more()}>
          Older versions
        </Button>
      )}
    </Dialog>
  );
}

/** "107 rows: 80 sure, 21 doubtful, 4 of Chinese alone, 2 of English alone". */
function countsOf({ rows, sure, doubtful, unanswered, unmatched }: Alignment): string {
  const parts = [
    `${sure} sure`,
    ...(doubtful > 0 ? [`${doubtful} doubtful`] : []),
    ...(unanswered > 0 ? [`${unanswered} of Chinese alone`] : []),
    ...(unmatched > 0 ? [`${unmatched} of English alone`] : []),
  ];
  return `${rows} ${rows === 1 ? "row" : "rows"}: ${parts.join(", ")}`;
}

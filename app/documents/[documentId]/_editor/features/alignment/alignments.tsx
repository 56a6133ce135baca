"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { Notice } from "@/app/_ui/notice";
import { Time } from "@/app/_ui/time";
import { useSay } from "@/app/_words/words";
import type { Say } from "@/lib/messages/say";
import type { AlignmentList } from "@/lib/wire/alignments";
import type { Said } from "@/lib/workbench/said";
import { useBench, useWorkbench } from "../../bench";
import { ask } from "../../front-door";
import { useAsked } from "../asked";
import type { DialogProps } from "../dialog-props";

/** Every version of the document's alignment, newest first; any can be gone back to, around what people have decided. */
export function Alignments({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const { documentId } = bench.cell.get();
  const isBusy = useWorkbench(({ aligning }) => aligning !== null);
  const [asked] = useAsked<AlignmentList>(`/documents/${documentId}/alignments`, "");
  const [older, setOlder] = useState<readonly AlignmentList[]>([]);
  const [problem, setProblem] = useState<Said | null>(null);
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
      title={say("editor.alignment.versions.title")}
      description={say("editor.alignment.versions.lead")}
    >
      {asked.kind === "asking" && (
        <p className="text-sm text-soft">{say("editor.alignment.versions.reading")}</p>
      )}
      {asked.kind === "refused" && (
        <Notice kind="problem" title={say("editor.alignment.versions.refused")}>
          {say.message(asked.detail)}
        </Notice>
      )}
      {asked.kind === "here" && versions.length === 0 && (
        <p className="text-sm text-soft">{say("editor.alignment.versions.none")}</p>
      )}
      <ol className="flex flex-col">
        {versions.map((version) => (
          <li key={version.id} className="flex items-start gap-3 border-b border-line py-2.5 text-sm">
            <span className="w-7 shrink-0 text-right text-soft tabular-nums">{version.number}</span>
            <div className="min-w-0 flex-1">
              <p className="font-medium">{say(`editor.alignment.versions.kind.${version.kind}`)}</p>
              <p className="text-[0.8125rem] text-soft">
                {version.createdBy?.name ?? say("editor.somebody-left")} <Time at={version.createdAt} />
              </p>
              <p className="text-[0.8125rem] text-soft tabular-nums">{countsOf(say, version)}</p>
            </div>
            {version.isCurrent ? (
              <span className="py-1 text-[0.8125rem] text-soft">
                {say("editor.alignment.versions.current")}
              </span>
            ) : (
              <Button
                size="small"
                disabled={isBusy}
                aria-label={say("editor.alignment.versions.back-to", { version: version.number })}
                onClick={() => goBack(version.id)}
              >
                {say("editor.alignment.versions.back")}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {problem !== null && (
        <Notice kind="problem" title={say("editor.alignment.versions.older-refused")}>
          {say.message(problem)}
        </Notice>
      )}
      {next !== null && (
        <Button size="small" look="quiet" className="mt-2 -ml-2" onClick={() => void more()}>
          {say("editor.alignment.versions.older")}
        </Button>
      )}
    </Dialog>
  );
}

/** "107 rows: 80 sure, 21 doubtful, 4 of Chinese alone, 2 of English alone". */
function countsOf(
  say: Say,
  { rows, sure, doubtful, unanswered, unmatched }: AlignmentList["alignments"][number],
): string {
  return say("editor.alignment.versions.counts", { rows, sure, doubtful, unanswered, unmatched });
}

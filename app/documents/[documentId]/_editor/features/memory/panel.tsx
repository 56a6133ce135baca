"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import { isModalOpen } from "@/app/_ui/modal";
import { Time } from "@/app/_ui/time";
import { useSay } from "@/app/_words/words";
import { may } from "@/lib/access";
import type { Match } from "@/lib/wire/memories";
import { listRows } from "@/lib/workbench/state/rows";
import { useBench, useWorkbench } from "../../bench";
import type { Asked } from "../asked";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { MatchesIcon } from "../tab-icons";
import { type Around, matchesFor, sourceOf } from "./find-matches";
import { Phrases } from "./phrases";
import { Repeats } from "./repeats";

/** Rows ahead whose matches come along. */
const AHEAD = 4;
/** A match of at least so much helps more than phrases. */
const WHOLE = 70;

/** What was translated before that is like the row's Chinese; each can be put into the row by its number. */
function Matches({ row }: PanelProps) {
  const say = useSay();
  const bench = useBench();
  const canEdit = useWorkbench((state) => may(state.me.role, "edit"));
  const documentId = useWorkbench((state) => state.documentId);
  const source = sourceOf(row);
  const [asked, setAsked] = useState<Asked<readonly Match[]>>({ kind: "asking" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the row's Chinese or state changes
  useEffect(() => {
    let isLeft = false;
    const rows = listRows(bench.cell.get().rows);
    const at = rows.findIndex(({ id }) => id === row.id);
    const around = (index: number): Around[] => {
      const here = rows[index];
      return here ? [{ row: here, before: rows[index - 1], after: rows[index + 1] }] : [];
    };
    const [wanted = { row, before: undefined, after: undefined }] = around(at);
    const ahead = Array.from({ length: AHEAD }, (_, index) => around(at + 1 + index)).flat();
    void matchesFor(documentId, wanted, ahead).then((answer) => {
      if (isLeft) return;
      setAsked(
        answer.ok ? { kind: "here", value: answer.value } : { kind: "refused", detail: answer.detail },
      );
    });
    return () => {
      isLeft = true;
    };
  }, [bench, documentId, row.id, source]);
  const matches = asked.kind === "here" ? asked.value : [];
  const insert = (match: Match) => {
    bench.dispatch({
      type: "write",
      texts: new Map([[row.id, match.target]]),
      label: { code: "editor.undo.match" },
      done: { code: "editor.done.match", score: match.score },
    });
  };
  useEffect(() => {
    if (!canEdit) return;
    const onKey = (event: KeyboardEvent) => {
      // The first is put in by the space bar, too, where the system leaves that free.
      const digit = event.code === "Space" ? "1" : /^Digit([1-9])$/.exec(event.code)?.[1];
      if (digit === undefined || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.isComposing || isModalOpen()) return;
      const match = matches[Number(digit) - 1];
      if (!match) return;
      event.preventDefault();
      event.stopPropagation();
      insert(match);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  });
  return (
    <>
      {asked.kind === "asking" && <p className="text-soft">{say("memory.looking")}</p>}
      {asked.kind === "refused" && <p className="text-accent">{say.message(asked.detail)}</p>}
      {asked.kind === "here" && matches.length === 0 && <p className="text-soft">{say("memory.none")}</p>}
      <MatchList matches={matches} canEdit={canEdit} insert={insert} />
      {asked.kind === "here" && !matches.some(({ score }) => score >= WHOLE) && <Phrases row={row} />}
      <Repeats row={row} />
    </>
  );
}

function MatchList({
  matches,
  canEdit,
  insert,
}: {
  readonly matches: readonly Match[];
  readonly canEdit: boolean;
  readonly insert: (match: Match) => void;
}) {
  const say = useSay();
  return (
    <ol className="flex flex-col">
      {matches.map((match, index) => (
        <li key={match.origin.entryId} className="border-t border-line py-3 first:border-t-0 first:pt-0">
          <p className="flex items-baseline gap-2 text-[0.8125rem] text-soft">
            <span className="font-medium tabular-nums text-ink">{match.score}%</span>
            <span className="min-w-0 flex-1">
              {match.origin.isApproved && `${say("memory.approved")} · `}
              {match.origin.isSentence && `${say("memory.sentence")} · `}
              {match.origin.by ?? match.origin.memoryName} · <Time at={match.origin.at} />
            </span>
          </p>
          <p lang="zh" className="mt-1 text-[0.9375rem]">
            <Changed match={match} />
          </p>
          <p lang="en" className="bench-english mt-1">
            <Rewritten match={match} />
          </p>
          {match.rewritten && <p className="mt-1 text-[0.8125rem] text-soft">{say("memory.rewritten")}</p>}
          {canEdit && (
            <div className="mt-1 -ml-2">
              <Button size="small" look="quiet" onClick={() => insert(match)}>
                {say("memory.insert")} <Kbd>{`Ctrl+${index + 1}`}</Kbd>
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The entry's Chinese: what is not in the row struck through, what the row has besides underlaid. */
function Changed({ match }: { readonly match: Match }) {
  if (!match.difference) return match.source;
  let at = 0;
  return match.difference.map(({ kind, text }) => {
    const key = at;
    at += text.length;
    if (kind === "same") return <span key={key}>{text}</span>;
    return kind === "added" ? (
      <ins key={key} className="diff-added">
        {text}
      </ins>
    ) : (
      <del key={key} className="diff-removed">
        {text}
      </del>
    );
  });
}

/** The English that is offered, with the numbers that were put right underlaid. */
function Rewritten({ match: { target, rewritten } }: { readonly match: Match }) {
  if (!rewritten) return target;
  return rewritten.spans.flatMap(({ start, end }, index, spans) => [
    target.slice(spans[index - 1]?.end ?? 0, start),
    <mark key={start} className="diff-added text-inherit">
      {target.slice(start, end)}
    </mark>,
    index === spans.length - 1 ? target.slice(end) : "",
  ]);
}

export const MATCHES_PANEL: FeaturePanel = {
  id: "matches",
  label: "editor.tab.matches",
  Icon: MatchesIcon,
  opensBy: "matches",
  needs: "read-source",
  Body: Matches,
};

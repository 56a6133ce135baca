"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { useSay } from "@/app/_words/words";
import type { Concordance as Found } from "@/lib/wire/memories";
import { useBench } from "../../bench";
import { ask } from "../../front-door";
import type { Asked } from "../asked";
import type { DialogProps } from "../dialog-props";
import { projectOf } from "./find-matches";

/** Letters shown on each side of a phrase. */
const BESIDE = 24;

/** Where a phrase was translated before, and how: what is selected in either column, or what is typed. */
export function Concordance({ close }: DialogProps) {
  const say = useSay();
  const bench = useBench();
  const { documentId } = bench.cell.get();
  const [phrase, setPhrase] = useState(selectedText);
  const [asked, setAsked] = useState<Asked<Found> | null>(null);
  const wanted = phrase.trim().slice(0, 200);
  useEffect(() => {
    if (wanted === "") return setAsked(null);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const project = await projectOf(documentId);
      const answer = project.ok
        ? await ask<Found>("GET", pathOf(project.value, wanted), undefined, stop.signal)
        : project;
      if (stop.signal.aborted) return;
      setAsked(
        answer.ok ? { kind: "here", value: answer.value } : { kind: "refused", detail: answer.detail },
      );
    }, 200);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [documentId, wanted]);
  const more = async (before: Found) => {
    const project = await projectOf(documentId);
    if (!project.ok || before.next === null) return;
    const path = `${pathOf(project.value, wanted)}&after=${encodeURIComponent(before.next)}`;
    const answer = await ask<Found>("GET", path);
    if (!answer.ok) return setAsked({ kind: "refused", detail: answer.detail });
    setAsked({
      kind: "here",
      value: { ...answer.value, hits: [...before.hits, ...answer.value.hits], renderings: before.renderings },
    });
  };
  const found = asked?.kind === "here" ? asked.value : null;
  const side = sideOf(wanted);
  return (
    <Dialog open onOpenChange={close} title={say("memory.concordance")} width="wide">
      <TextField
        label={say("memory.phrase")}
        value={phrase}
        data-autofocus
        onChange={(event) => setPhrase(event.target.value)}
      />
      {asked?.kind === "refused" && <p className="mt-3 text-accent">{say.message(asked.detail)}</p>}
      {found && found.renderings.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-label={say("memory.renderings")}>
          {found.renderings.map(({ text, count }) => (
            <li key={text}>
              <span lang={side === "source" ? "en" : "zh"}>{text}</span>{" "}
              <span className="text-soft tabular-nums">{count}</span>
            </li>
          ))}
        </ul>
      )}
      <div aria-live="polite" className="mt-3">
        {found?.hits.length === 0 && <p className="text-soft">{say("memory.nowhere")}</p>}
        <ol className="flex flex-col">
          {found?.hits.map(({ source, target, spans, answers, origin }) => {
            const isChinese = side === "source";
            return (
              <li
                key={origin.entryId}
                className="grid gap-x-4 gap-y-1 border-t border-line py-2 md:grid-cols-2"
              >
                <p lang="zh">
                  <Marked text={source} spans={isChinese ? spans : answers} isCut={isChinese} />
                </p>
                <p lang="en" className="bench-english">
                  <Marked text={target} spans={isChinese ? answers : spans} isCut={!isChinese} />
                </p>
              </li>
            );
          })}
        </ol>
        {found?.next != null && (
          <Button size="small" look="quiet" onClick={() => void more(found)}>
            {say("memory.more")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with what lies in the spans marked; of the side that was searched only the surroundings of the first. */
function Marked({
  text,
  spans,
  isCut,
}: {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly isCut: boolean;
}) {
  const [first] = spans;
  const from = isCut && first && first.start > 2 * BESIDE ? first.start - BESIDE : 0;
  const pieces: { readonly at: number; readonly text: string; readonly isMarked: boolean }[] = [];
  let at = from;
  for (const { start, end } of spans) {
    if (start < at) continue;
    pieces.push({ at, text: text.slice(at, start), isMarked: false });
    pieces.push({ at: start, text: text.slice(start, end), isMarked: true });
    at = end;
  }
  pieces.push({ at, text: text.slice(at), isMarked: false });
  return (
    <>
      {from > 0 && "…"}
      {pieces.map((piece) =>
        piece.isMarked ? (
          <mark key={`m${piece.at}`} className="diff-added text-inherit">
            {piece.text}
          </mark>
        ) : (
          <span key={piece.at}>{piece.text}</span>
        ),
      )}
    </>
  );
}

function sideOf(phrase: string): "source" | "target" {
  return /\p{Script=Han}/u.test(phrase) ? "source" : "target";
}

function pathOf(projectId: string, phrase: string): string {
  return `/projects/${projectId}/concordance?side=${sideOf(phrase)}&q=${encodeURIComponent(phrase)}`;
}

/** What is selected on the page or in the live field, as long as it is a phrase. */
function selectedText(): string {
  const field = document.activeElement;
  const selected =
    field instanceof HTMLTextAreaElement
      ? field.value.slice(field.selectionStart, field.selectionEnd)
      : (document.getSelection()?.toString() ?? "");
  return selected.length <= 200 ? selected.trim() : "";
}

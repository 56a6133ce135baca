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
  const go = (segmentId: string) => {
    bench.dispatch({ type: "activate", id: segmentId });
    close();
  };
  return (
    <Dialog open onOpenChange={close} title={say("memory.concordance")} width="wide">
      <TextField
        label={say("memory.phrase")}
        value={phrase}
        data-autofocus
        onChange={(event) => setPhrase(event.target.value)}
      />
      {asked?.kind === "refused" && <p className="mt-3 text-accent">{say.message(asked.detail)}</p>}
      <section aria-live="polite" aria-label={say("memory.renderings")} className="mt-3">
        {found?.hits.length === 0 && <p className="text-soft">{say("memory.nowhere")}</p>}
        {found &&
          groupsOf(found.hits, side).map(({ rendering, hits }) => (
            <details key={rendering} open className="border-t border-line py-2">
              <summary className="cursor-pointer font-medium">
                <span lang={rendering === "" ? say.language : side === "source" ? "en" : "zh"}>
                  {rendering === "" ? say("memory.unanswered") : rendering}
                </span>{" "}
                <span className="text-soft tabular-nums">{hits.length}</span>
              </summary>
              <ol className="flex flex-col">
                {hits.map((hit) => (
                  <Line key={hit.origin.entryId} hit={hit} side={side} documentId={documentId} go={go} />
                ))}
              </ol>
            </details>
          ))}
        {found?.next != null && (
          <Button size="small" look="quiet" onClick={() => void more(found)}>
            {say("memory.more")}
          </Button>
        )}
      </section>
    </Dialog>
  );
}

type Hit = Found["hits"][number];

/** Hits by how the phrase was translated in them, the commonest first; those where nothing can be said come last. */
function groupsOf(hits: readonly Hit[], side: "source" | "target") {
  const groups = new Map<string, { readonly rendering: string; readonly hits: Hit[] }>();
  for (const hit of hits) {
    const other = side === "source" ? hit.target : hit.source;
    const rendering = hit.answers.map(({ start, end }) => other.slice(start, end)).join(" … ");
    const key = rendering.toLowerCase();
    const group = groups.get(key);
    if (group) group.hits.push(hit);
    else groups.set(key, { rendering, hits: [hit] });
  }
  return [...groups.values()].sort(
    (one, another) =>
      Number(one.rendering === "") - Number(another.rendering === "") ||
      another.hits.length - one.hits.length,
  );
}

/** One place, with the way there: in this document at once, in another by a link, of a file none. */
function Line({
  hit: { source, target, spans, answers, origin },
  side,
  documentId,
  go,
}: {
  readonly hit: Hit;
  readonly side: "source" | "target";
  readonly documentId: string;
  readonly go: (segmentId: string) => void;
}) {
  const say = useSay();
  const isChinese = side === "source";
  const { segmentId } = origin;
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 md:grid-cols-2">
      <p lang="zh" className="font-zh">
        <Marked text={source} spans={isChinese ? spans : answers} isCut={isChinese} />
      </p>
      <p lang="en" className="bench-english">
        <Marked text={target} spans={isChinese ? answers : spans} isCut={!isChinese} />
      </p>
      <p className="text-[0.8125rem] text-soft md:col-span-2">
        {[origin.memoryName, origin.by].filter((text) => text !== null && text !== "").join(" · ")}
        {segmentId !== null && origin.documentId === documentId && (
          <>
            {" · "}
            <button type="button" className="link" onClick={() => go(segmentId)}>
              {say("memory.go-there")}
            </button>
          </>
        )}
        {segmentId !== null && origin.documentId !== null && origin.documentId !== documentId && (
          <>
            {" · "}
            <a className="link" href={`/documents/${origin.documentId}#row-${segmentId}`}>
              {say("memory.go-there")}
            </a>
          </>
        )}
      </p>
    </li>
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

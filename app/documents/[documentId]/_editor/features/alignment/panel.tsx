"use client";

import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import { type Certainty, certaintyOf } from "@/lib/segments/confidence";
import type { LinkDetail, Reason } from "@/lib/wire/alignments";
import type { Segment } from "@/lib/wire/segments";
import { isReleasable } from "@/lib/workbench/keys/align-keys";
import { doubtAt, isStretch, percent } from "@/lib/workbench/state/doubts";
import {
  type MissingWord,
  missingOf,
  pairsOf,
  reasonMarks,
  type WordPair,
} from "@/lib/workbench/state/reasons";
import { sourceText } from "@/lib/workbench/state/source";
import { numberOf, textOf } from "@/lib/workbench/state/state";
import { doubtsIn, useBench, useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";
import { KeyOf, useKeyOf } from "../../key-of";
import { useViewCell } from "../../view";
import { useAsked } from "../asked";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { AlignmentIcon } from "../tab-icons";
import { DoubtIcon } from "./doubt-mark";

/** How sure the aligner is of the row, who has decided, and why: the words that answer each other are lit in both texts. */
function Alignment({ row }: PanelProps) {
  const say = useSay();
  const [asked] = useAsked<LinkDetail>(`/segments/${row.id}/link`, row.revision);
  if (asked.kind === "asking") return <p className="text-soft">{say("editor.alignment.looking")}</p>;
  if (asked.kind === "refused") return <p className="text-accent">{say.message(asked.detail)}</p>;
  return (
    <div className="flex flex-col gap-4">
      <Stretch id={row.id} />
      <Verdict row={row} link={asked.value} />
      <Deeds row={row} />
      <Reasons row={row} link={asked.value} />
    </div>
  );
}

/** One doubt over many rows is said once, with what to do. */
function Stretch({ id }: { readonly id: string }) {
  const say = useSay();
  const words = useWorkbench((state) => {
    const doubts = doubtsIn(state);
    const doubt = doubts[doubtAt(doubts, id)];
    if (!doubt || !isStretch(doubt)) return null;
    const [first, last] = [numberOf(state, doubt.id), numberOf(state, doubt.rows.at(-1)!)];
    return say("editor.doubt.stretch", { first, last });
  });
  return words === null ? null : <p className="text-[0.8125rem]">{words}</p>;
}

/** What it means for somebody's work; the aligner's opinion stays visible after a person has decided. */
function Verdict({ row, link }: { readonly row: Segment; readonly link: LinkDetail }) {
  const say = useSay();
  const certainty = link.confidence === null ? null : certaintyOf(link.confidence);
  const meaning = meaningOf(row, link, certainty);
  return (
    <div>
      {certainty !== null && link.confidence !== null ? (
        <p className="bench-certainty" data-doubt={certainty}>
          {certainty !== "sure" && <DoubtIcon doubt={certainty} />}
          <span className="font-medium">
            {say("editor.alignment.sure", { certainty, percent: percent(link.confidence) })}
          </span>
        </p>
      ) : (
        <p className="font-medium">
          {say(link.isFixed ? "editor.alignment.decided" : "editor.alignment.no-draft")}
        </p>
      )}
      <p className="text-[0.8125rem] text-soft">{meaning && say(meaning)}</p>
      {link.decidedBy && (
        <p className="mt-1 text-[0.8125rem] text-soft">
          {rich(
            say,
            "editor.alignment.decided-by",
            { who: link.decidedBy.name },
            {
              b: (words) => <span className="font-medium text-ink">{words}</span>,
              at: () => link.decidedAt && <Time at={link.decidedAt} />,
            },
          )}
        </p>
      )}
      {link.isCrossed && (
        <p className="bench-certainty mt-1" data-doubt="crossed">
          <DoubtIcon doubt="crossed" />
          {say("editor.alignment.crossed")}
        </p>
      )}
    </div>
  );
}

function meaningOf(row: Segment, link: LinkDetail, certainty: Certainty | null) {
  if (certainty === null) return link.isFixed ? null : "editor.alignment.means.import";
  if (row.source.length === 0) return "editor.alignment.means.no-chinese";
  return row.target.trim() === "" ? "editor.alignment.means.no-english" : "editor.alignment.means.pair";
}

/** What can be done about it, each with its key. */
function Deeds({ row }: { readonly row: Segment }) {
  const say = useSay();
  const acceptKey = useKeyOf("accept-next");
  const bench = useBench();
  const isAcceptable = row.link?.isFixed === false && row.target.trim() !== "";
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isAcceptable && (
        <Button
          size="small"
          look="primary"
          title={say("editor.alignment.accept-hint", { key: acceptKey })}
          onClick={() => bench.dispatch({ type: "act", action: { do: "link", ids: [row.id] } })}
        >
          {say(row.source.length === 0 ? "editor.alignment.added" : "editor.alignment.accept")}
        </Button>
      )}
      {isReleasable(row) && (
        <Button
          size="small"
          onClick={() => bench.dispatch({ type: "act", action: { do: "unlink", id: row.id } })}
        >
          {say("editor.alignment.give-back")}
        </Button>
      )}
      <Button
        size="small"
        onClick={() => bench.dispatch({ type: "act", action: { do: "align", from: row.id } })}
      >
        {say("editor.alignment.again")}
      </Button>
      {isAcceptable && (
        <span className="bench-hide-small text-[0.8125rem] text-soft">
          {rich(say, "editor.alignment.goes-on", {}, { key: () => <KeyOf id="accept-next" /> })}
        </span>
      )}
    </div>
  );
}

const MOST_PAIRS = 24;

function Reasons({ row, link }: { readonly row: Segment; readonly link: LinkDetail }) {
  const say = useSay();
  const chinese = useChinese();
  const text = useWorkbench((state) => textOf(state, row.id));
  const [pointed, setPointed] = useState<WordPair | MissingWord | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  // The reasons count in the texts of one revision: while somebody types they would point beside the words.
  const fits = link.revision === row.revision && text === row.target;
  const { pairs, missing } = useMemo(() => {
    const texts = { source: sourceText(row), target: row.target };
    return fits
      ? { pairs: pairsOf(link.reasons, texts), missing: missingOf(link.reasons, texts) }
      : { pairs: [], missing: [] };
  }, [row, link, fits]);
  useLitWords(row.id, pairs, missing, pointed);
  if (!fits) return <p className="text-soft">{say("editor.alignment.later")}</p>;
  if (row.source.length === 0 || row.target.trim() === "") return null;
  const shown = showsAll ? pairs : pairs.slice(0, MOST_PAIRS);
  return (
    <>
      <section>
        <h3 className="mb-1 text-[0.8125rem] text-soft">{say("editor.alignment.answers")}</h3>
        {pairs.length === 0 ? (
          <p>{say("editor.alignment.answers-none")}</p>
        ) : (
          <ul className="bench-pairs">
            {shown.map((pair) => (
              <li key={`${pair.source} ${pair.target}`}>
                <Pointer what={pair} isPointed={pair === pointed} point={setPointed}>
                  <span lang={chinese} className="font-zh">
                    {pair.source}
                  </span>
                  <span lang="en" className="font-en">
                    {pair.target}
                  </span>
                  {pair.kind !== "word" && (
                    <span className="text-soft">{say("editor.alignment.kind", { kind: pair.kind })}</span>
                  )}
                </Pointer>
              </li>
            ))}
          </ul>
        )}
        {pairs.length > shown.length && (
          <Button size="small" look="quiet" className="-ml-2" onClick={() => setShowsAll(true)}>
            {say("editor.alignment.all", { count: pairs.length })}
          </Button>
        )}
      </section>
      {missing.length > 0 && (
        <section>
          <h3 className="mb-1 text-[0.8125rem] text-soft">{say("editor.alignment.missing")}</h3>
          <ul className="bench-pairs">
            {missing.map((word) => (
              <li key={`${word.side} ${word.text}`}>
                <Pointer what={word} isPointed={word === pointed} point={setPointed}>
                  <span
                    lang={word.side === "source" ? chinese : "en"}
                    className={word.side === "source" ? "font-zh" : "font-en"}
                  >
                    {word.text}
                  </span>
                  <span className="text-soft">
                    {say("editor.alignment.not-in", { kind: word.kind, side: word.side })}
                  </span>
                </Pointer>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Measures reasons={link.reasons} />
    </>
  );
}

/** Pointing at it, by pointer or by focus, lights its places in both texts; on a phone a press does. */
function Pointer<What extends WordPair | MissingWord>({
  what,
  isPointed,
  point,
  children,
}: {
  readonly what: What;
  readonly isPointed: boolean;
  readonly point: (what: What | null) => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="bench-pair"
      aria-pressed={isPointed}
      onPointerEnter={(event) => event.pointerType !== "touch" && point(what)}
      onPointerLeave={(event) => event.pointerType !== "touch" && point(null)}
      onFocus={() => point(what)}
      onBlur={() => point(null)}
      onClick={() => point(what)}
    >
      {children}
    </button>
  );
}

/** Lengths, and how much of each side the other explains: against the pairing, or for it. */
function Measures({ reasons }: { readonly reasons: readonly Reason[] }) {
  const say = useSay();
  const lines = reasons.flatMap((reason): { readonly isFor: boolean; readonly text: string }[] => {
    if (reason.kind === "length")
      return [
        {
          isFor: reason.for,
          text: say("editor.alignment.length", {
            letters: reason.letters,
            expected: Math.round(reason.expected),
          }),
        },
      ];
    if (reason.kind === "cover")
      return [
        {
          isFor: reason.for,
          text: say("editor.alignment.cover", {
            source: percent(reason.source),
            target: percent(reason.target),
          }),
        },
      ];
    return [];
  });
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-[0.8125rem] text-soft">{say("editor.alignment.measures")}</h3>
      <ul className="flex flex-col gap-1">
        {lines.map(({ isFor, text }) => (
          <li key={text} className="flex gap-2">
            <span aria-hidden className={isFor ? "text-reviewed" : "text-rejected"}>
              {isFor ? "＋" : "－"}
            </span>
            <span>
              <span className="sr-only">
                {say(isFor ? "editor.alignment.for" : "editor.alignment.against")}
              </span>
              {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useLitWords(
  segmentId: string,
  pairs: readonly WordPair[],
  missing: readonly MissingWord[],
  pointed: WordPair | MissingWord | null,
): void {
  const view = useViewCell();
  useEffect(() => {
    view.set((now) => ({ ...now, pointed: { segmentId, ...reasonMarks(pairs, missing, pointed) } }));
  }, [view, segmentId, pairs, missing, pointed]);
  useEffect(() => () => view.set((now) => ({ ...now, pointed: null })), [view]);
}

export const ALIGNMENT_PANEL: FeaturePanel = {
  id: "alignment",
  label: "editor.tab.alignment",
  Icon: AlignmentIcon,
  needs: "edit",
  Body: Alignment,
};

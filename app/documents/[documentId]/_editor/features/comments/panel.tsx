"use client";

import { useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { useToast } from "@/app/_ui/toast";
import { rich } from "@/app/_words/rich";
import { useSay } from "@/app/_words/words";
import { findAnchor } from "@/lib/text/anchor";
import type { Segment } from "@/lib/wire/segments";
import type { Anchor, Comment } from "@/lib/wire/talk";
import type { Mark } from "@/lib/workbench/state/marks";
import { sourceText } from "@/lib/workbench/state/source";
import { textOf } from "@/lib/workbench/state/state";
import { useWanted } from "../../ahead";
import { useWorkbench } from "../../bench";
import { useChinese } from "../../chinese";
import { ask } from "../../front-door";
import { useHalfWritten } from "../../half-written";
import { KeyOf } from "../../key-of";
import { useView, useViewCell } from "../../view";
import { useAsked } from "../asked";
import type { FeaturePanel, PanelProps } from "../feature-panel";
import { CommentsIcon } from "../tab-icons";
import { onSending, Thread } from "./thread";

/** Threads on the row: a root, its answers, open or resolved; the quoted words are marked in the row. */
function Comments({ row, number }: PanelProps) {
  const say = useSay();
  const [asked, again] = useAsked<{ readonly comments: readonly Comment[] }>(
    `/segments/${row.id}/comments?limit=200`,
    row.openComments,
  );
  const [showsResolved, setShowsResolved] = useState(false);
  const comments = asked.kind === "here" ? asked.value.comments : [];
  useEffect(() => {
    const hear = (event: Event) => (event as CustomEvent<string>).detail === row.id && again();
    document.addEventListener("bench-comments", hear);
    return () => document.removeEventListener("bench-comments", hear);
  }, [row.id, again]);
  useQuotedWords(row, comments);

  const roots = comments.filter(({ rootId }) => rootId === null);
  const open = roots.filter(({ resolved }) => !resolved);
  const resolved = roots.filter((root) => root.resolved);
  return (
    <>
      <NewThread row={row} number={number} onDone={again} />
      {asked.kind === "refused" && <p className="mt-3 text-accent">{say.message(asked.detail)}</p>}
      {open.map((root) => (
        <Thread
          key={root.id}
          root={root}
          answers={comments.filter(({ rootId }) => rootId === root.id)}
          onDone={again}
        />
      ))}
      {asked.kind === "here" && open.length === 0 && (
        <p className="mt-4 text-soft">
          {rich(say, "editor.comments.none", {}, { key: () => <KeyOf id="comment" /> })}
        </p>
      )}
      {resolved.length > 0 && (
        <Button
          size="small"
          look="quiet"
          className="mt-3 -ml-2"
          onClick={() => setShowsResolved(!showsResolved)}
        >
          {say(showsResolved ? "editor.comments.hide-resolved" : "editor.comments.show-resolved", {
            count: resolved.length,
          })}
        </Button>
      )}
      {showsResolved &&
        resolved.map((root) => (
          <Thread
            key={root.id}
            root={root}
            answers={comments.filter(({ rootId }) => rootId === root.id)}
            onDone={again}
          />
        ))}
    </>
  );
}

/** Shows in the row which words each open thread is about. */
function useQuotedWords(row: Segment, comments: readonly Comment[]): void {
  const view = useViewCell();
  const text = useWorkbench((state) => textOf(state, row.id));
  const quote = useView((now) => (now.quote?.segmentId === row.id ? now.quote.anchor : null));
  useEffect(() => {
    const chinese = sourceText(row);
    const marks = (side: "source" | "target"): Mark[] => [
      ...comments.flatMap(({ anchor, resolved, rootId }): Mark[] => {
        if (!anchor || anchor.side !== side || resolved || rootId !== null) return [];
        const found = findAnchor(side === "source" ? chinese : text, anchor);
        return found ? [{ ...found, name: "quote" }] : [];
      }),
      ...(quote?.side === side
        ? [{ start: quote.start, end: quote.start + quote.exact.length, name: "quote-now" }]
        : []),
    ];
    view.set((now) => ({
      ...now,
      pointed: { segmentId: row.id, source: marks("source"), target: marks("target") },
    }));
  }, [view, row, text, comments, quote]);
  useEffect(() => () => view.set((now) => ({ ...now, pointed: null, quote: null })), [view]);
}

/** The words that a comment is begun about come back with it. Returns how to let go of them. */
function useKeptQuote(row: Segment, isEmpty: boolean): () => void {
  const view = useViewCell();
  const anchor = useView((now) => (now.quote?.segmentId === row.id ? now.quote.anchor : null));
  const [kept, keep] = useHalfWritten(`quote:${row.id}`);
  useEffect(() => {
    if (anchor && !isEmpty) keep(JSON.stringify(anchor));
  }, [anchor, isEmpty, keep]);
  const [first] = useState(kept);
  useEffect(() => {
    const found = first === null ? null : readAnchor(first);
    if (found) view.set((now) => ({ ...now, quote: now.quote ?? { segmentId: row.id, anchor: found } }));
  }, [view, row.id, first]);
  return () => {
    keep(null);
    view.set((now) => ({ ...now, quote: null }));
  };
}

/** Null for what is damaged. */
function readAnchor(kept: string): Anchor | null {
  try {
    const found = JSON.parse(kept) as Partial<Anchor> | null;
    const { side, exact, prefix, suffix, start } = found ?? {};
    if (side !== "source" && side !== "target") return null;
    if (typeof exact !== "string" || typeof prefix !== "string" || typeof suffix !== "string") return null;
    return typeof start === "number" ? { side, exact, prefix, suffix, start } : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function NewThread({
  row,
  number,
  onDone,
}: {
  readonly row: Segment;
  readonly number: number;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const chinese = useChinese();
  const toast = useToast();
  const quote = useView((now) => (now.quote?.segmentId === row.id ? now.quote : null));
  const [begun, setBody] = useHalfWritten(`comment:${row.id}`);
  const body = begun ?? "";
  const forgetQuote = useKeptQuote(row, body === "");
  const [busy, setBusy] = useState(false);
  const field = useWanted("comment");
  const label = quote ? say("editor.comments.on-words") : say("editor.comments.on-row", { row: number });
  const post = async () => {
    if (body.trim() === "" || busy) return;
    setBusy(true);
    const answer = await ask("POST", `/segments/${row.id}/comments`, { body, anchor: quote?.anchor ?? null });
    setBusy(false);
    if (!answer.ok)
      return void toast({
        title: say("editor.comments.not-stored"),
        detail: say.message(answer.detail),
        kind: "problem",
      });
    setBody(null);
    forgetQuote();
    onDone();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
    >
      {quote && (
        <div className="flex items-start gap-2">
          <blockquote className="bench-quote flex-1" lang={quote.anchor.side === "source" ? chinese : "en"}>
            {quote.anchor.exact}
          </blockquote>
          <Button size="small" look="quiet" onClick={forgetQuote}>
            {say("editor.comments.whole-row")}
          </Button>
        </div>
      )}
      <TextArea
        label={label}
        hideLabel
        rows={3}
        placeholder={label}
        ref={field}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={onSending(() => void post())}
      />
      <Button type="submit" size="small" className="self-end" busy={busy} disabled={body.trim() === ""}>
        {say("editor.comments.post")}
      </Button>
    </form>
  );
}

export const COMMENTS_PANEL: FeaturePanel = {
  id: "comments",
  label: "editor.tab.comments",
  Icon: CommentsIcon,
  opensBy: "comment",
  useCount: (row) => row?.openComments ?? null,
  needs: "comment",
  Body: Comments,
};

"use client";

import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Document } from "@/lib/wire/documents";
import { call } from "../../_ui/api";
import { Button } from "../../_ui/button";
import { CopyButton } from "../../_ui/copy-button";
import { Spinner } from "../../_ui/spinner";
import { Time } from "../../_ui/time";
import type { KeptText } from "../../_unsaved/everything";
import { everythingKept } from "../../_unsaved/here";
import { rowHref } from "../_frame/row-href";

/** By document's id; null for one that cannot be opened: it is gone, or they are no longer in its project. */
type Titles = ReadonlyMap<string, string | null>;

const keyOf = ({ documentId, tab, segmentId }: KeptText) => `${documentId}:${tab}:${segmentId}`;

/** Everything that this person typed in this browser and no server has, wherever it was typed, to be copied or deleted. */
export function KeptTexts({ userId }: { readonly userId: string }) {
  const [texts, setTexts] = useState<readonly KeptText[] | null>(null);
  const [deleted, setDeleted] = useState<ReadonlySet<string>>(new Set());
  const titles = useTitles(texts);
  const look = useCallback(async () => {
    const found = await everythingKept(userId).list();
    // What was deleted on this page stays, to be put back.
    setTexts((now) => {
      const there = new Set(found.map(keyOf));
      return [...found, ...(now ?? []).filter((text) => !there.has(keyOf(text)) && deleted.has(keyOf(text)))];
    });
  }, [userId, deleted]);
  useEffect(() => {
    void look();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [look]);

  const forget = async (text: KeptText) => {
    await everythingKept(userId).forget(text);
    setDeleted((now) => new Set(now).add(keyOf(text)));
  };
  const putBack = async (text: KeptText) => {
    await everythingKept(userId).putBack(text);
    setDeleted((now) => new Set([...now].filter((key) => key !== keyOf(text))));
  };

  if (texts === null) return <Spinner label="Looking through this browser" />;
  if (texts.length === 0)
    return (
      <p className="text-sm text-soft">
        Nothing: all that you typed in this browser is stored on the server.
      </p>
    );
  return (
    <>
      <p className="mb-3 text-sm text-soft">
        This is kept in this browser only, until it is stored or you delete it; signing out takes it away.
        What can still be stored is sent when its document is opened.
      </p>
      <ul className="border-t border-line" aria-label="Typed here and not stored yet">
        {texts.map((text) => (
          <li key={keyOf(text)} className="flex flex-col gap-1.5 border-b border-line py-3">
            {deleted.has(keyOf(text)) ? (
              <Deleted onUndo={() => putBack(text)} />
            ) : (
              <Kept text={text} title={titles.get(text.documentId)} onDelete={() => forget(text)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** In the place of what was deleted, with the focus, so that the next key press can take it back. */
function Deleted({ onUndo }: { readonly onUndo: () => void }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <div className="flex items-center gap-3 text-sm text-soft" role="status">
      Deleted.
      <Button ref={undo} size="small" onClick={onUndo}>
        Undo
      </Button>
    </div>
  );
}

function Kept({
  text,
  title,
  onDelete,
}: {
  readonly text: KeptText;
  /** Undefined while it is asked for. */
  readonly title: string | null | undefined;
  readonly onDelete: () => void;
}) {
  const { documentId, segmentId, entry, at, isInHand } = text;
  return (
    <>
      <p className="flex flex-wrap gap-x-3 text-sm">
        {title === null ? (
          <span>In a document that you can no longer open</span>
        ) : (
          <Link href={rowHref(documentId, segmentId)} className="link">
            {title ?? "Open its row"}
          </Link>
        )}
        <span className="text-soft">
          {at === null ? "typed some time ago" : <Time at={new Date(at).toISOString()} />}
        </span>
      </p>
      <p className="text-[0.8125rem] text-soft">{whyOf(text, title)}</p>
      <p lang="en" className="text-target break-words whitespace-pre-wrap">
        {entry.text === "" ? (
          <span className="text-soft">(the English of this row was taken out)</span>
        ) : (
          entry.text
        )}
      </p>
      <div className="flex gap-2">
        <CopyButton text={entry.text} />
        {!isInHand && <Button onClick={onDelete}>Delete</Button>}
      </div>
    </>
  );
}

/** Why it is not stored, and what can be done. */
function whyOf({ entry, isInHand }: KeptText, title: string | null | undefined): string {
  if (title === null)
    return "It cannot be stored there: the document is gone, or you were taken out of its project. Copy what you need.";
  if (entry.refusal !== null) return entry.refusal;
  if (entry.conflict !== null)
    return "Somebody else changed the same words meanwhile. Open the row to see both and choose.";
  if (isInHand) return "A window of this browser has it open and sends it as soon as it can.";
  return "It was not sent yet. Open its document, and it is sent by itself.";
}

function useTitles(texts: readonly KeptText[] | null): Titles {
  const [titles, setTitles] = useState<Titles>(new Map());
  const ids = [...new Set((texts ?? []).map(({ documentId }) => documentId))].join(" ");
  useEffect(() => {
    const stop = new AbortController();
    for (const id of ids.split(" ").filter(Boolean)) {
      void call<Document>("GET", `/api/v1/documents/${id}`, undefined, stop.signal).then((answer) => {
        if (stop.signal.aborted) return;
        if (answer.ok) setTitles((now) => new Map(now).set(id, answer.value.title));
        else if (answer.problem.status === 404) setTitles((now) => new Map(now).set(id, null));
      });
    }
    return () => stop.abort();
  }, [ids]);
  return titles;
}
